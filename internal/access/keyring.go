package access

import (
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Key is an API key as it is kept: what it opens and a hash of its secret, not the secret itself.
type Key struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`             // whose it is or what it is for
	Role    Role      `json:"role"`             //
	Scopes  []Scope   `json:"scopes,omitempty"` // only these of the role's; all if empty
	Hash    string    `json:"sha256"`           // of the whole key, in hex
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires,omitzero"` // never if zero
	Revoked time.Time `json:"revoked,omitzero"` // not if zero
}

// Works says whether the key opens anything at a time.
func (k *Key) Works(now time.Time) bool {
	return k.Revoked.IsZero() && (k.Expires.IsZero() || now.Before(k.Expires))
}

// Prefix begins every API key, so that one that leaked can be found by it.
const Prefix = "verkosto_"

// Errors of keys and tokens. What clients learn of them is the same for all.
var (
	ErrUnknown = errors.New("no such key")
	ErrExpired = errors.New("the key has expired")
	ErrRevoked = errors.New("the key was revoked")
)

// Keyring is the API keys in a file of JSON. It reads the file anew whenever it has changed, so a key that is
// created or revoked by another process counts from the next request on. Safe for concurrent use.
type Keyring struct {
	path string

	mu   sync.Mutex
	read fs.FileInfo // of the version in keys; nil if there was no file
	keys []Key
}

// OpenKeyring reads the keys in a file. A file that is not there holds none.
func OpenKeyring(path string) (*Keyring, error) {
	k := &Keyring{path: path}
	_, err := k.List()
	return k, err
}

// List gives all keys, also those that no longer work, in the order of their creation.
func (k *Keyring) List() ([]Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.refresh(); err != nil {
		return nil, err
	}
	return slices.Clone(k.keys), nil
}

// Create adds a key and gives it: the only time that it is seen. Of the key that is wanted, the name, the role, the
// scopes and the expiry count.
func (k *Keyring) Create(wanted Key, now time.Time) (secret string, err error) {
	if _, err := ParseRole(string(wanted.Role)); err != nil {
		return "", err
	}
	if err := checkNarrow(wanted.Role, wanted.Scopes); err != nil {
		return "", err
	}
	if strings.TrimSpace(wanted.Name) == "" || len(wanted.Name) > 200 {
		return "", errors.New("a key needs a name of 1 to 200 bytes: whose it is or what it is for")
	}
	if !wanted.Expires.IsZero() && !wanted.Expires.After(now) {
		return "", fmt.Errorf("a key that expires at %s would never work", wanted.Expires.Format(time.RFC3339))
	}
	wanted.ID, wanted.Created, wanted.Revoked = strings.ToLower(rand.Text()[:10]), now.UTC().Truncate(time.Second), time.Time{}
	secret = Prefix + wanted.ID + "_" + rand.Text()
	wanted.Hash = hashOf(secret)
	return secret, k.change(func(keys []Key) ([]Key, error) { return append(keys, wanted), nil })
}

// Revoke ends a key for good. A key that was revoked before keeps its time.
func (k *Keyring) Revoke(id string, now time.Time) error {
	return k.change(func(keys []Key) ([]Key, error) {
		for i := range keys {
			if keys[i].ID == id {
				keys[i].Revoked = cmp.Or(keys[i].Revoked, now.UTC().Truncate(time.Second))
				return keys, nil
			}
		}
		return nil, fmt.Errorf("revoke %.40q: %w", id, ErrUnknown)
	})
}

// Authenticate gives the holder of a key. The errors are [ErrUnknown], [ErrExpired] and [ErrRevoked], or that the file
// can't be read, and then no key works.
func (k *Keyring) Authenticate(secret string, now time.Time) (Principal, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.refresh(); err != nil {
		return Principal{}, err
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(secret, Prefix), "_")
	at := slices.IndexFunc(k.keys, func(key Key) bool { return key.ID == id })
	if at < 0 || subtle.ConstantTimeCompare([]byte(k.keys[at].Hash), []byte(hashOf(secret))) == 0 {
		return Principal{}, ErrUnknown
	}
	switch key := &k.keys[at]; {
	case key.Works(now):
		return Principal{ID: "key:" + key.ID, Name: key.Name, Role: key.Role, Narrow: key.Scopes}, nil
	case !key.Revoked.IsZero():
		return Principal{}, ErrRevoked
	default:
		return Principal{}, ErrExpired
	}
}

// hashOf hashes a key. Keys are 130 random bits, which no one tries out, so a slow hash would protect nothing.
func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// refresh reads the file if it is not the one that was read last.
func (k *Keyring) refresh() error {
	info, err := os.Stat(k.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		k.read, k.keys = nil, nil
		return nil
	case err != nil:
		return fmt.Errorf("read the keys: %w", err)
	case k.read != nil && os.SameFile(info, k.read) && info.ModTime().Equal(k.read.ModTime()) && info.Size() == k.read.Size():
		return nil
	}
	content, err := os.ReadFile(k.path)
	if err != nil {
		return fmt.Errorf("read the keys: %w", err)
	}
	var file keyFile
	if err := json.Unmarshal(content, &file); err != nil {
		return fmt.Errorf("read the keys in %s: %w", k.path, err)
	}
	if file.Version != keyFileVersion {
		return fmt.Errorf("read the keys in %s: its version is %d, this program knows %d", k.path, file.Version, keyFileVersion)
	}
	for _, key := range file.Keys {
		if _, err := ParseRole(string(key.Role)); err != nil {
			return fmt.Errorf("read the keys in %s: key %.40q: %w", k.path, key.ID, err)
		}
	}
	k.read, k.keys = info, file.Keys
	return nil
}

// keyFile is the content of the file.
type keyFile struct {
	Version int   `json:"version"`
	Keys    []Key `json:"keys"`
}

const keyFileVersion = 1

// change writes the keys anew. The new file is made beside the old one and under one name, so that of two changes at
// once the second is refused, and a reader sees the keys before or after it.
func (k *Keyring) change(change func([]Key) ([]Key, error)) (err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	beside := k.path + ".new"
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return fmt.Errorf("write the keys: %w", err)
	}
	file, err := os.OpenFile(beside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("write the keys: %s is there: another change is under way, or was cut short and the file can be removed", beside)
	}
	if err != nil {
		return fmt.Errorf("write the keys: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close(), os.Remove(beside))
		}
	}()
	if err := k.refresh(); err != nil {
		return err
	}
	keys, err := change(slices.Clone(k.keys))
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(file)
	encoder.SetIndent("", "  ")
	if err := errors.Join(encoder.Encode(keyFile{keyFileVersion, keys}), file.Sync()); err != nil {
		return fmt.Errorf("write the keys: %w", err)
	}
	if err := os.Rename(beside, k.path); err != nil {
		return fmt.Errorf("write the keys: %w", err)
	}
	return file.Close()
}
