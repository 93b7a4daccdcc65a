package export

import "regexp"

// address is an e-mail address, also as documents write it to hide it from harvesters.
var address = regexp.MustCompile(`(?i)[^\s@]\s*(?:@|\((?:at|ät|miukumauku)\)|\[(?:at|ät)\])\s*[^\s@]+\.`)

// quotesAddress says whether words hold an e-mail address.
func quotesAddress(words string) bool { return words != "" && address.MatchString(words) }
