package export

import (
	"archive/zip"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"time"

	"github.com/govalues/decimal"
	"github.com/parquet-go/parquet-go"

	"verkosto/internal/network"
)

// parquetDialect is Apache Parquet, which needs no compression in an archive.
var parquetDialect = dialect{extension: "parquet", method: zip.Store, open: openParquet}

// How rows are gathered before they are written.
const (
	rowsAtOnce   = 500
	rowsPerGroup = 20_000
)

// Amounts are kept as whole ten-thousandths of euros.
const (
	amountScale = 4
	mostAmount  = 1_000_000_000_000_000_000 // in ten-thousandths: 18 digits
)

// parquetTable writes rows of columns with types, by which absent values are null.
type parquetTable struct {
	w       *parquet.GenericWriter[any]
	columns []Attribute
	keys    int
	rows    []parquet.Row // written together, and used again
	filled  int
	texts   []byte // of the values of these rows
}

func openParquet(w io.Writer, head *Head, name string) (table, error) {
	columns, keys := columnsOf(name)
	options := []parquet.WriterOption{
		parquetSchema(columns, keys),
		parquet.Compression(&parquet.Snappy),
		parquet.MaxRowsPerRowGroup(rowsPerGroup),
		parquet.CreatedBy("verkosto", "", ""),
	}
	for _, remark := range head.remarks() {
		options = append(options, parquet.KeyValueMetadata("verkosto."+remark.name, remark.text))
	}
	return &parquetTable{
		w: parquet.NewGenericWriter[any](w, options...), columns: columns, keys: keys, rows: make([]parquet.Row, rowsAtOnce),
	}, nil
}

// parquetTypes are the Go types and options that columns have.
var parquetTypes = map[Type]struct {
	of      reflect.Type
	options string
}{
	Text:    {reflect.TypeFor[string](), ",dict"},
	Integer: {reflect.TypeFor[int64](), ""},
	Amount:  {reflect.TypeFor[int64](), fmt.Sprintf(",decimal(%d:18)", amountScale)},
	Degrees: {reflect.TypeFor[float64](), ""},
	Boolean: {reflect.TypeFor[bool](), ""},
	Day:     {reflect.TypeFor[int32](), ",date"},
}

// parquetSchema gives the schema with the columns in their order, which a struct keeps and a
// group of columns wouldn't.
func parquetSchema(columns []Attribute, keys int) *parquet.Schema {
	fields := make([]reflect.StructField, len(columns))
	for i, column := range columns {
		kind := parquetTypes[column.Type]
		tag := column.Name + ",optional" + kind.options
		if i < keys {
			tag = column.Name // ids hardly repeat: a dictionary of them is a waste
		}
		fields[i] = reflect.StructField{
			Name: "C" + strconv.Itoa(i), Type: kind.of, Tag: reflect.StructTag(`parquet:"` + tag + `"`),
		}
	}
	return parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
}

func (t *parquetTable) row(values []string) error {
	row := t.rows[t.filled][:0]
	for i, text := range values {
		switch {
		case i < t.keys:
			row = append(row, t.text(text).Level(0, 0, i))
		case text == "":
			row = append(row, parquet.NullValue().Level(0, 0, i))
		default:
			value, err := t.value(t.columns[i].Type, text)
			if err != nil {
				return fmt.Errorf("write %s of %s: %w", t.columns[i].Name, values[0], err)
			}
			row = append(row, value.Level(0, 1, i))
		}
	}
	t.rows[t.filled] = row
	if t.filled++; t.filled < len(t.rows) {
		return nil
	}
	return t.flush()
}

func (t *parquetTable) value(kind Type, text string) (parquet.Value, error) {
	switch kind {
	case Integer:
		number, err := strconv.ParseInt(text, 10, 64)
		return parquet.Int64Value(number), err
	case Amount:
		number, err := tenThousandths(text)
		return parquet.Int64Value(number), err
	case Degrees:
		number, err := strconv.ParseFloat(text, 64)
		return parquet.DoubleValue(number), err
	case Boolean:
		return parquet.BooleanValue(text == "true"), nil
	case Day:
		day, err := time.Parse(time.DateOnly, text)
		return parquet.Int32Value(int32(day.Unix() / (24 * 60 * 60))), err // within four digits of years
	}
	return t.text(text), nil
}

// text gives the value of a text, which lives until the rows are written.
func (t *parquetTable) text(text string) parquet.Value {
	begin := len(t.texts)
	t.texts = append(t.texts, text...)
	return parquet.ByteArrayValue(t.texts[begin:len(t.texts):len(t.texts)])
}

// tenThousandths gives an amount as a whole number, rounded half to even where it is finer.
func tenThousandths(text string) (int64, error) {
	exact, err := decimal.Parse(text)
	if err != nil {
		return 0, err
	}
	scaled := exact.Round(amountScale).Pad(amountScale)
	if scaled.Scale() != amountScale || scaled.Coef() >= mostAmount {
		return 0, network.Errorf(network.LimitExceeded, "%s euros are more than a Parquet export can hold: take another format", text)
	}
	number := int64(scaled.Coef()) // checked above
	if scaled.IsNeg() {
		return -number, nil
	}
	return number, nil
}

func (t *parquetTable) flush() error {
	_, err := t.w.WriteRows(t.rows[:t.filled])
	t.filled, t.texts = 0, t.texts[:0]
	return err
}

func (t *parquetTable) close() error {
	if err := t.flush(); err != nil {
		return err
	}
	return t.w.Close()
}
