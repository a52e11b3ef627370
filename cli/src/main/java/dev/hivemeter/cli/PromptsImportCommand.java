package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.prompts.PromptImport;
import dev.hivemeter.store.Exporter;
import dev.hivemeter.tables.Format;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Turn files of prompts into one of Hivemeter's own form: JSONL, JSON, CSV, TSV, Parquet, YAML",
      "(each maybe with .gz) or plain text. All files or nothing; a text that stands twice is taken once.",
      "",
      "Infinity-Chat, NoveltyBench, WildChat and AlpacaEval are told by their fields; for others",
      "say where the question stands: --map text=FIELD"
    })
final class PromptsImportCommand implements Callable<Integer> {
  private static final Path STANDARD = Path.of("-");
  private static final String OUT = "standard output";

  private final Context context;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
  List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "Where to, as .jsonl, .csv or .parquet, each maybe with .gz; - is standard output (JSONL).")
  Path output = Path.of(".");

  @Option(
      names = "--map",
      paramLabel = "PART=FIELD",
      description = "Where id, text, family, categories, tags or language stands; may be repeated.")
  Map<String, String> map = new LinkedHashMap<>();

  @Option(names = "--limit", paramLabel = "N", description = "Only the first N prompts.")
  @Nullable Integer limit;

  @Option(names = "--force", description = "Replace the file even if it is not an earlier export.")
  boolean force;

  PromptsImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 1) throw new BadInput("--limit " + limit + " is not 1 or more");
    boolean standard = output.equals(STANDARD);
    Format format = ExportCommand.written(null, output);
    PromptImport found = PromptImport.of(files.stream().map(context::resolve).toList(), map, limit);
    found.notes().forEach(context::say);
    if (standard) Exporter.prompts(found.prompts(), format, new StandardOutput(context.out()), OUT);
    else Exporter.prompts(found.prompts(), format, context.resolve(output), force);
    context.say(
        "wrote "
            + counted(found.prompts().size())
            + " to "
            + (standard ? OUT : output)
            + (found.duplicates() == 0
                ? ""
                : "; " + found.duplicates() + " whose text was there already were left out"));
    return ExitCode.OK;
  }

  private static String counted(int prompts) {
    return prompts == 1 ? "1 prompt" : prompts + " prompts";
  }
}
