package ingest

import (
	"errors"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// line is one line of a page's text, with the number of the line of the document that
// it begins on. Spaces are collapsed. A blank line stands between paragraphs.
type line struct {
	number int
	text   string
	cut    bool // the document ends within it
}

// readPage gives the text of a whole page and how many lines the document has. A page
// above MaxPage is a refusal.
func readPage(r io.Reader) (text string, count int, err error) {
	content, err := io.ReadAll(io.LimitReader(NewDecoder(r), MaxPage+1))
	if err != nil {
		return "", 0, err
	}
	if len(content) > MaxPage {
		return "", 0, refusal(TooLarge, 0, "the page is larger than %d bytes", MaxPage)
	}
	text = strings.ReplaceAll(string(content), "\r\n", "\n")
	count = strings.Count(text, "\n")
	if text != "" && !strings.HasSuffix(text, "\n") {
		count++
	}
	return text, count, nil
}

// pageLines gives the lines of a page that is text or HTML.
func pageLines(text string) ([]line, error) {
	if isHTML(text) {
		return htmlLines(text)
	}
	return textLines(text), nil
}

var tagAtStart = regexp.MustCompile(`^\s*<(?i:!doctype|html|head|body|div|h[1-6]|p|table|!--)[\s>-]`)

func isHTML(text string) bool { return tagAtStart.MatchString(text) }

func textLines(text string) []line {
	var lines []line
	for i, content := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		lines = append(lines, line{number: i + 1, text: collapse(html.UnescapeString(content))})
	}
	return lines
}

// htmlLines gives the text of HTML as a reader sees it in lines: blocks begin and end
// paragraphs, rows, items and breaks begin lines, cells are set apart by a space.
func htmlLines(text string) ([]line, error) {
	var out htmlText
	tokens := html.NewTokenizer(strings.NewReader(text))
	number := 1
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			if err := tokens.Err(); !errors.Is(err, io.EOF) {
				return nil, refusal(Malformed, number, "the HTML cannot be read: %v", err)
			}
			out.paragraph()
			return out.lines, nil
		}
		raw := string(tokens.Raw())
		switch kind {
		case html.TextToken:
			out.add(string(tokens.Text()), raw, number)
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			out.tag(atom.Lookup(name), kind)
		}
		number += strings.Count(raw, "\n")
	}
}

// htmlText gathers the lines of HTML.
type htmlText struct {
	lines   []line
	current strings.Builder
	number  int       // line of the document where the current line begins
	skipped atom.Atom // the element whose text nobody reads, while in it
}

func (t *htmlText) add(text, raw string, number int) {
	if t.skipped != 0 || strings.TrimSpace(text) == "" && t.current.Len() == 0 {
		return
	}
	if t.current.Len() == 0 {
		leading := len(raw) - len(strings.TrimLeft(raw, " \t\r\n"))
		t.number = number + strings.Count(raw[:leading], "\n")
	}
	t.current.WriteString(text)
}

func (t *htmlText) tag(name atom.Atom, kind html.TokenType) {
	switch name {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Template, atom.Textarea:
		switch {
		case kind == html.StartTagToken && t.skipped == 0:
			t.skipped = name
		case kind == html.EndTagToken && t.skipped == name:
			t.skipped = 0
		}
	case atom.Br, atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Option:
		t.line()
	case atom.Td, atom.Th:
		if t.current.Len() > 0 {
			t.current.WriteByte(' ')
		}
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Table,
		atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Form, atom.Fieldset, atom.Hr,
		atom.Blockquote, atom.Pre, atom.Body:
		t.paragraph()
	}
}

// line ends the current line.
func (t *htmlText) line() {
	if text := collapse(t.current.String()); text != "" {
		t.lines = append(t.lines, line{number: t.number, text: text})
	}
	t.current.Reset()
}

// paragraph ends the current line and the paragraph.
func (t *htmlText) paragraph() {
	t.line()
	if n := len(t.lines); n > 0 && t.lines[n-1].text != "" {
		t.lines = append(t.lines, line{number: t.lines[n-1].number})
	}
}
