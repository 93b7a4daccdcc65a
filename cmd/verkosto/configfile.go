package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// largestConfig bounds a configuration file, in bytes.
const largestConfig = 1 << 20

// configFile is a file of flags in YAML: docs/operations.md. What is typed wins over what is in the environment, and that
// over the file.
type configFile string

// BeforeResolve reads the file, so that flags that were not given can be taken from it.
func (f configFile) BeforeResolve(k *kong.Context, trace *kong.Path) error {
	path, _ := k.FlagValue(trace.Flag).(configFile)
	if path == "" {
		return nil
	}
	settings, err := readConfig(string(path), k.Model.Node)
	if err != nil {
		return misuse{err}
	}
	k.AddResolver(settings)
	return nil
}

// settings are the flags of a configuration file.
type settings struct {
	file     string
	everyone map[string]setting            // of every command that has the flag
	sections map[string]map[string]setting // of one command
}

// setting is a value of a file.
type setting struct {
	line  int
	value any // a text, or a list of them
}

// readConfig reads a configuration file. It refuses what is no flag.
func readConfig(path string, model *kong.Node) (*settings, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	if info.Size() > largestConfig {
		return nil, fmt.Errorf("read the configuration: %s is longer than %d bytes", path, largestConfig)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	s := &settings{file: path, everyone: make(map[string]setting), sections: make(map[string]map[string]setting)}
	parsed, err := parser.ParseBytes(text, 0)
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n") // the rest repeats the file
		return nil, fmt.Errorf("%s: %s", path, first)
	}
	if len(parsed.Docs) > 1 {
		return nil, fmt.Errorf("%s holds %d documents, it must hold one", path, len(parsed.Docs))
	}
	for _, document := range parsed.Docs {
		if err := s.read(document.Body, model); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// read takes the flags and sections of a document.
func (s *settings) read(body ast.Node, model *kong.Node) error {
	return s.each(body, func(key string, line int, value ast.Node) error {
		if _, section := value.(ast.MapNode); !section {
			if !hasFlag(model, key) {
				return s.wrong(line, key, errors.New("no command has such a flag"))
			}
			return s.put(s.everyone, key, line, value)
		}
		command := commandNamed(model, key)
		if command == nil {
			return s.wrong(line, key, errors.New("there is no such command"))
		}
		s.sections[key] = make(map[string]setting)
		return s.each(value, func(key string, line int, value ast.Node) error {
			if !hasFlag(command, key) {
				return s.wrong(line, key, fmt.Errorf("verkosto %s has no such flag", command.Name))
			}
			return s.put(s.sections[command.Name], key, line, value)
		})
	})
}

// each calls a function with each member of a mapping; a body that holds only comments has none.
func (s *settings) each(body ast.Node, take func(key string, line int, value ast.Node) error) error {
	switch node := body.(type) {
	case nil, *ast.CommentGroupNode, *ast.NullNode:
		return nil
	case ast.MapNode:
		for members := node.MapRange(); members.Next(); {
			key := members.Key()
			if err := take(key.GetToken().Value, key.GetToken().Position.Line, members.Value()); err != nil {
				return err
			}
		}
		return nil
	default:
		return fmt.Errorf("%s:%d: here must be flags, such as listen: 127.0.0.1:8080", s.file, body.GetToken().Position.Line)
	}
}

func (s *settings) put(into map[string]setting, key string, line int, value ast.Node) error {
	if key == "config" || key == "help" {
		return s.wrong(line, key, errors.New("this flag is for the command line"))
	}
	read, err := valueOf(value)
	if err != nil {
		return s.wrong(line, key, err)
	}
	into[key] = setting{line, read}
	return nil
}

func (s *settings) wrong(line int, key string, err error) error {
	return fmt.Errorf("%s:%d: %s: %w", s.file, line, key, err)
}

// valueOf gives a scalar as text, as it would be typed, and a sequence as a list of texts.
func valueOf(node ast.Node) (any, error) {
	switch value := node.(type) {
	case *ast.SequenceNode:
		list := make([]any, 0, len(value.Values))
		for _, item := range value.Values {
			text, is := item.(ast.ScalarNode)
			if !is {
				return nil, errors.New("a list must hold texts or numbers")
			}
			list = append(list, textOf(text))
		}
		return list, nil
	case *ast.NullNode:
		return nil, errors.New("the value is missing")
	case ast.ScalarNode:
		return textOf(value), nil
	}
	return nil, errors.New("the value must be a text, a number or a list of them")
}

func textOf(node ast.ScalarNode) string {
	if text, is := node.GetValue().(string); is {
		return text
	}
	return node.GetToken().Value
}

// hasFlag says whether a command, or one of those under it, has a flag.
func hasFlag(command *kong.Node, name string) bool {
	return slices.ContainsFunc(command.Flags, func(f *kong.Flag) bool { return f.Name == name }) ||
		slices.ContainsFunc(command.Children, func(child *kong.Node) bool { return hasFlag(child, name) })
}

func commandNamed(model *kong.Node, name string) *kong.Node {
	for _, child := range model.Children {
		if child.Name == name {
			return child
		}
	}
	return nil
}

// Validate implements [kong.Resolver]: a file is checked when it is read.
func (s *settings) Validate(*kong.Application) error { return nil }

// Resolve implements [kong.Resolver]: it gives what the file says of a flag, where the environment says nothing.
func (s *settings) Resolve(k *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if inEnvironment(flag) {
		return nil, nil //nolint:nilnil // what kong takes for nothing said
	}
	found, given := s.sections[sectionOf(k)][flag.Name]
	if !given {
		if found, given = s.everyone[flag.Name]; !given {
			return nil, nil //nolint:nilnil // likewise
		}
	}
	if err := fits(flag, found.value); err != nil {
		return nil, s.wrong(found.line, flag.Name, err)
	}
	return found.value, nil
}

// sectionOf gives the section of the command that was typed. What serve would run with is in its section.
func sectionOf(k *kong.Context) string {
	for _, step := range k.Path {
		if step.Command != nil {
			if step.Command.Name == "config" {
				return "serve"
			}
			return step.Command.Name
		}
	}
	return ""
}

func inEnvironment(flag *kong.Flag) bool {
	return slices.ContainsFunc(flag.Tag.Envs, func(name string) bool {
		_, set := os.LookupEnv(name)
		return set
	})
}

// fits says what is wrong with a value of a flag, so that the error can name its line.
func fits(flag *kong.Flag, value any) error {
	scratch := reflect.New(flag.Target.Type()).Elem()
	if err := flag.Mapper.Decode(&kong.DecodeContext{Value: flag.Value, Scan: kong.Scan().PushTyped(value, kong.FlagValueToken)}, scratch); err != nil {
		return err
	}
	if text, is := value.(string); is && flag.Enum != "" && !slices.Contains(flag.EnumSlice(), text) {
		return fmt.Errorf("%q is none of %s", text, strings.Join(flag.EnumSlice(), ", "))
	}
	return nil
}
