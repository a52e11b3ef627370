package dev.hivemeter.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Rows of a file of separated values under the names of its first line. */
final class CsvRows implements RowReader.Source {
  private final String name;
  private final Format form;
  private final Utf8Reader reader;
  private final Caps caps;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private final boolean quotesAll;
  private long number;

  /**
   * @param form CSV or TSV
   */
  CsvRows(String name, Format form, Utf8Reader reader, Caps caps) throws IOException {
    this.name = name;
    this.form = form;
    this.reader = reader;
    this.caps = caps;
    // A writer that quotes the header quotes everything, so its "" says nothing. Else all but null
    // is taken to be in quotation marks: what is empty without any is read as null.
    this.quotesAll = reader.peekNonSpace() == '"';
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setDelimiter(form == Format.TSV ? '\t' : ',')
            .get();
    this.parser = CSVParser.builder().setReader(reader).setFormat(format).get();
    this.records = parser.iterator();
    CSVRecord first = record(1);
    if (first == null)
      throw new TableProblem(name + " is empty; its first line must name the columns");
    this.header = header(first);
  }

  private List<String> header(CSVRecord record) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : record) {
      String column = cell == null ? "" : cell.strip();
      if (column.isEmpty()) column = "column " + (names.size() + 1);
      if (!seen.add(column))
        throw new TableProblem(
            name + ", line 1: column '" + column + "' occurs twice; rename or remove one");
      names.add(column);
    }
    return names;
  }

  @Override
  public List<String> columns() {
    return header;
  }

  @Override
  public @Nullable Row next() {
    long line = parser.getCurrentLineNumber() + 1;
    CSVRecord record = record(line);
    if (record == null) return null;
    number++;
    if (record.size() != header.size())
      throw new TableProblem(
          at(line)
              + " has "
              + record.size()
              + (record.size() == 1 ? " cell" : " cells")
              + " but the header names "
              + header.size()
              + " columns ("
              + String.join(", ", header)
              + "); cells that hold "
              + (form == Format.TSV ? "tabs" : "commas")
              + ", quotation marks or line breaks must be quoted");
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      @Nullable String cell = record.get(i);
      if (cell != null && cell.length() > caps.fieldChars())
        throw new TableProblem(
            at(line)
                + ": field '"
                + header.get(i)
                + "' has "
                + cell.length()
                + " characters; allowed are "
                + caps.fieldChars());
      boolean nothing = cell == null || (quotesAll && cell.isEmpty());
      fields.put(header.get(i), nothing ? NullNode.getInstance() : TextNode.valueOf(cell));
    }
    return new Row(name, number, line, form, fields);
  }

  private @Nullable CSVRecord record(long line) {
    try {
      CSVRecord record = records.hasNext() ? records.next() : null;
      reader.rowDone();
      return record;
    } catch (UncheckedIOException e) {
      throw new TableProblem(
          name
              + ", row starting on line "
              + line
              + ": not "
              + form
              + ": "
              + String.valueOf(e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
    reader.close();
  }

  private String at(long line) {
    return name + ", row " + number + " (line " + line + ")";
  }
}
