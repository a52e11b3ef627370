package dev.hivemeter.cli;

import dev.hivemeter.cli.study.Grid;
import dev.hivemeter.cli.study.LoopSettings;
import dev.hivemeter.cli.study.StudyFile;
import dev.hivemeter.cli.study.StudyFile.PromptSource;
import dev.hivemeter.cli.study.Temperatures;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Study;
import dev.hivemeter.pipeline.Budget;
import dev.hivemeter.prompts.PromptBank;
import dev.hivemeter.prompts.PromptFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A study file with its prompts. */
record StudyLoader(StudyFile file, Study study, Path folder) {

  /**
   * Flags that override the file; null where not given.
   *
   * @param samples per cell, whichever source its prompt is from
   * @param temperatures instead of the file's
   * @param limit first prompts of each source only
   * @param concurrency calls in flight per endpoint, from the start and at most
   * @param budget the study's, as the flags change it
   */
  record Overrides(
      @Nullable Integer samples,
      @Nullable List<Double> temperatures,
      @Nullable Integer limit,
      @Nullable Integer concurrency,
      UnaryOperator<Budget> budget) {
    static final Overrides NONE = new Overrides(null, null, null, null, UnaryOperator.identity());
  }

  /**
   * Reads the file as UTF-8 and loads its prompts, relative to the file's folder.
   *
   * @param environment whose keys may not stand in the file
   */
  static StudyLoader load(
      Path path, Overrides overrides, Function<String, @Nullable String> environment) {
    Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
    String text = read(path);
    StudyKeys.refuse(path.toString(), text, environment);
    return of(path.toString(), text, folder, overrides);
  }

  /** From text: the demo's study is a resource. */
  static StudyLoader of(String name, String text, Path folder, Overrides overrides) {
    StudyFile file = apply(StudyFile.parse(name, text), overrides);
    Wiring.requireEmbedder(file.embedding().id());
    List<List<Prompt>> prompts = new ArrayList<>();
    for (PromptSource source : file.prompts()) prompts.add(prompts(source, folder));
    requireApart(name, file.prompts(), prompts);
    boolean banks = file.prompts().stream().anyMatch(source -> source.bank() != null);
    List<Prompt> wordings = banks ? PromptBank.paraphrases() : List.of();
    return new StudyLoader(file, file.study(prompts, wordings), folder);
  }

  private static void requireApart(
      String study, List<PromptSource> sources, List<List<Prompt>> prompts) {
    Map<String, String> sourceOf = new HashMap<>();
    for (int s = 0; s < sources.size(); s++) {
      String here = name(sources.get(s));
      Set<String> own = new HashSet<>();
      for (Prompt p : prompts.get(s)) {
        String there = own.add(p.id()) ? sourceOf.putIfAbsent(p.id(), here) : null;
        if (there != null)
          throw new BadInput(
              study
                  + ": prompt '"
                  + p.id()
                  + "' comes from "
                  + there
                  + " and again from "
                  + here
                  + "; leave one source out, or pick by categories, tags or limit, so that each"
                  + " prompt is asked once");
      }
    }
  }

  private static String name(PromptSource source) {
    return source.bank() != null ? "bank '" + source.bank() + "'" : "" + source.file();
  }

  private static void atLeastOne(String option, @Nullable Integer value) {
    if (value != null && value < 1) throw new BadInput(option + " " + value + " is not 1 or more");
  }

  private static StudyFile apply(StudyFile f, Overrides o) {
    atLeastOne("--samples", o.samples);
    atLeastOne("--limit", o.limit);
    atLeastOne("--concurrency", o.concurrency);
    Grid g = f.sampling();
    Grid grid =
        new Grid(
            o.samples == null ? g.samples() : o.samples,
            o.temperatures == null ? g.temperatures() : Temperatures.of(o.temperatures),
            g.topP(),
            g.topK(),
            g.minP(),
            g.maxTokens(),
            g.seeds());
    List<PromptSource> sources =
        f.prompts().stream()
            .map(p -> o.limit == null ? p : p.withLimit(o.limit))
            .map(p -> o.samples == null ? p : p.withSamples(null))
            .toList();
    return new StudyFile(
        f.name(),
        f.note(),
        sources,
        f.models(),
        f.elicitations(),
        grid,
        f.also(),
        f.embedding(),
        f.seed(),
        o.concurrency == null ? f.concurrency() : o.concurrency,
        f.timeoutSeconds(),
        f.maxAttempts(),
        loop(f.loop(), o),
        f.own(),
        f.network());
  }

  private static LoopSettings loop(LoopSettings l, Overrides o) {
    LoopSettings with = l.with(o.budget.apply(l.budget()));
    return o.concurrency == null ? with : with.withConcurrency(o.concurrency);
  }

  private static List<Prompt> prompts(PromptSource source, Path folder) {
    List<Prompt> from;
    if (source.bank() != null) from = PromptBank.load(source.bank());
    else from = PromptFile.read(folder.resolve(String.valueOf(source.file())), source.map());
    String name = name(source);
    List<Prompt> all = source.filter().of(name, from);
    if (all.isEmpty())
      throw new BadInput(
          "no prompt of " + name + " has a category, a tag and a language of those asked for");
    Integer limit = source.limit();
    return limit == null || limit >= all.size() ? all : all.subList(0, limit);
  }

  private static String read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new BadInput(
          "study file '" + path + "' does not exist; `hivemeter init` writes one to start from", e);
    } catch (CharacterCodingException e) {
      throw new BadInput("study file '" + path + "' is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new BadInput("study file '" + path + "' cannot be read: " + Problems.reason(e), e);
    }
  }
}
