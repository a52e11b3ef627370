package dev.hivemeter.tables;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows of one file, read as they are asked for; can be walked through once. */
public final class RowReader implements Iterable<Row>, AutoCloseable {

  /** Where rows come from. */
  interface Source extends AutoCloseable {
    /** The next row, or null at the end. */
    @Nullable Row next() throws IOException;

    /** The columns of every row; empty where each row has fields of its own. */
    default List<String> columns() {
      return List.of();
    }

    @Override
    void close() throws IOException;
  }

  private final String name;
  private final Format format;
  private final Source source;
  private long count;
  private boolean taken;

  RowReader(String name, Format format, Source source) {
    this.name = name;
    this.format = format;
    this.source = source;
  }

  /** The file's name as it was given. */
  public String name() {
    return name;
  }

  /** The format that is being read. */
  public Format format() {
    return format;
  }

  /** The columns that every row has, in order; empty where each row has fields of its own. */
  public List<String> columns() {
    return source.columns();
  }

  /** Rows read so far. */
  public long count() {
    return count;
  }

  @Override
  public Iterator<Row> iterator() {
    if (taken) throw new IllegalStateException(name + " can be read once only");
    taken = true;
    return new Rows();
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw Tables.unreadable(name, e);
    }
  }

  private final class Rows implements Iterator<Row> {
    private @Nullable Row ahead;
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (ahead == null && !ended) {
        try {
          ahead = source.next();
        } catch (IOException e) {
          throw Tables.unreadable(name, e);
        }
        if (ahead == null) ended = true;
      }
      return ahead != null;
    }

    @Override
    public Row next() {
      if (!hasNext() || ahead == null) throw new NoSuchElementException(name + " has no more rows");
      Row row = ahead;
      ahead = null;
      count++;
      return row;
    }
  }
}
