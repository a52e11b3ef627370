package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Models of the provider {@code recorded}: {@code recorded:NAME} replays what the model NAME
 * answered when it was recorded, from an export of answers in JSONL, plain or compressed.
 *
 * <p>NAME is looked for among the recording's model labels first ({@code openai:smollm2-135m}),
 * then among the names that the endpoints knew ({@code smollm2-135m}). A name that fits several
 * labels is an error that lists them.
 *
 * <p>A call is answered by the recorded answer with the same prompt text, temperature, top-p,
 * top-k, min-p, elicitation and sample index. Provider, template, stop strings, and the prompt's id
 * do not matter: the study's model stands for the recorded one, however that was asked.
 */
public final class RecordedGenerators implements GeneratorFactory {
  /** In a model's file: a recording that ships with the program. */
  public static final String SHIPPED = "resource:";

  /** Where a shipped recording is read from; opened anew for every reading. */
  public interface Source {
    InputStream open() throws IOException;
  }

  private final Map<String, Source> shipped;

  /**
   * @param shipped recordings by name, for models whose file is {@code resource:} and that name
   */
  public RecordedGenerators(Map<String, Source> shipped) {
    this.shipped = Map.copyOf(shipped);
  }

  @Override
  public Set<String> providers() {
    return Set.of("recorded");
  }

  /** That there is a recording; whether it holds the model is found when it is opened. */
  @Override
  public void check(ModelSpec model, List<Condition> conditions) {
    read(model, rows -> rows);
  }

  @Override
  public Generator open(ModelSpec model) {
    return new RecordedGenerator(read(model, rows -> Recording.read(rows, model.name())));
  }

  private <T> T read(ModelSpec model, Function<RowReader, T> use) {
    String file = model.connection().file();
    if (file == null)
      throw new BadInput(
          "model '"
              + model.label()
              + "' names no recording; add file: answers.jsonl, an export of answers");
    try (RowReader rows = rows(model, file)) {
      return use.apply(rows);
    } catch (TableProblem e) {
      throw new BadInput("the recording of model '" + model.label() + "': " + e.getMessage(), e);
    }
  }

  private RowReader rows(ModelSpec model, String file) {
    if (!file.startsWith(SHIPPED)) return Tables.open(Path.of(file));
    String name = file.substring(SHIPPED.length());
    Source source = shipped.get(name);
    if (source == null)
      throw new BadInput(
          "model '"
              + model.label()
              + "': no recording called '"
              + name
              + "' ships with Hivemeter; there "
              + (shipped.isEmpty() ? "is none" : "are " + new TreeSet<>(shipped.keySet())));
    try {
      return Tables.open(source.open(), name, Format.JSONL);
    } catch (IOException e) {
      throw new BadInput("the shipped recording '" + name + "' cannot be read", e);
    }
  }
}
