package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hivemeter.tables.Caps;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.JsonDocument;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one file of another tool, in its order, read as they are asked for: no more than
 * one row or sample is held at a time.
 */
public final class ForeignFile implements Iterable<ForeignAnswer>, AutoCloseable {
  private final Reading reading;
  private final Iterator<Spot> spots;
  private final AutoCloseable source;

  private ForeignFile(Reading reading, Iterator<Spot> spots, AutoCloseable source) {
    this.reading = reading;
    this.spots = spots;
    this.source = source;
  }

  /**
   * @param first the file's first object without what may be long; null for a file that is not JSON
   * @param fieldMap where the user says that a field stands
   */
  public static ForeignFile open(
      Path file,
      Tool tool,
      JsonDocument.@Nullable Outline first,
      Map<String, String> fieldMap,
      Caps caps) {
    Picks picks = new Picks(fieldMap);
    JsonNode header = first == null ? MissingNode.getInstance() : first.object();
    String name = file.toString();
    return switch (tool) {
      case INSPECT -> {
        if (!Inspect.fits(header)) throw otherwise(file, tool);
        yield document(file, first, Inspect.LIST, new Inspect(name, picks, header), caps);
      }
      case PROMPTFOO -> {
        Reading reading = new Promptfoo(name, picks, header);
        String list = Promptfoo.list(header);
        if (list != null) yield document(file, first, list, reading, caps);
        if (!Promptfoo.fitsRow(header)) throw otherwise(file, tool);
        yield rows(file, tool, reading, caps);
      }
      case NOVELTY_BENCH -> rows(file, tool, new NoveltyBench(name, picks), caps);
      case LM_EVAL ->
          rows(file, tool, new LmEval(name, picks, LmEvalResults.modelBeside(file)), caps);
    };
  }

  private static TableProblem otherwise(Path file, Tool tool) {
    return new TableProblem(
        file + " is not of the form " + tool.title() + ", which is " + tool.fields());
  }

  private static ForeignFile document(
      Path file, JsonDocument.@Nullable Outline first, String list, Reading reading, Caps caps) {
    if (first == null || !first.alone())
      throw new TableProblem(
          file + " holds more than one JSON document; put each into a file of its own");
    JsonDocument document =
        JsonDocument.open(
            file, caps, list, reading instanceof Inspect ? Inspect.WITHOUT : Promptfoo.WITHOUT);
    Iterator<JsonDocument.Element> elements = document.iterator();
    return new ForeignFile(
        reading,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return elements.hasNext();
          }

          @Override
          public Spot next() {
            return Spot.of(file.toString(), list, elements.next());
          }
        },
        document);
  }

  private static ForeignFile rows(Path file, Tool tool, Reading reading, Caps caps) {
    RowReader reader = Tables.open(file, caps);
    if (reader.format() == Format.CSV) {
      reader.close();
      throw new TableProblem(file + " is CSV, in which no file of " + tool.title() + " is");
    }
    Iterator<Row> rows = reader.iterator();
    return new ForeignFile(
        reading,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public Spot next() {
            return Spot.of(rows.next());
          }
        },
        reader);
  }

  /** The model that another file beside this one names; null where there is none such. */
  public static @Nullable String modelBeside(Path file) {
    return LmEvalResults.modelBeside(file);
  }

  /** What the user should know of the file, once all of it is read. */
  public List<String> notices() {
    return reading.notices();
  }

  @Override
  public Iterator<ForeignAnswer> iterator() {
    return new Answers();
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a reader of rows throws nothing else", e);
    }
  }

  private final class Answers implements Iterator<ForeignAnswer> {
    private final Deque<ForeignAnswer> ahead = new ArrayDeque<>();

    @Override
    public boolean hasNext() {
      while (ahead.isEmpty() && spots.hasNext()) ahead.addAll(reading.read(spots.next()));
      return !ahead.isEmpty();
    }

    @Override
    public ForeignAnswer next() {
      if (!hasNext()) throw new NoSuchElementException("the file has no more answers");
      return ahead.remove();
    }
  }
}
