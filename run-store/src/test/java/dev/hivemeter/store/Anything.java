package dev.hivemeter.store;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values of every shape that the model allows, from a seed. */
final class Anything {
  private static final String[] PIECES = {
    "a",
    "Z",
    " ",
    ",",
    "\"",
    "'",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "=",
    "+",
    "-",
    "@",
    "\\",
    "漢",
    "é",
    "\uD83D\uDE00",
    "\uD83C",
    "\uDC00",
    "\u0000",
    "\u2028",
    "\uFEFF",
    "\uFFFD",
    "{prompt}",
    "]",
    "<b>",
    "ﬁ",
    "?",
    "%00"
  };

  private final Random random;

  Anything(long seed) {
    this.random = new Random(seed);
  }

  int below(int n) {
    return random.nextInt(n);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int n = random.nextInt(10);
    for (int i = 0; i < n; i++) text.append(PIECES[random.nextInt(PIECES.length)]);
    return text.toString();
  }

  String someText() {
    return "x" + text();
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) texts.add(text());
    return texts;
  }

  Prompt prompt(int number) {
    return new Prompt(
        number + someText(),
        number + someText(),
        maybe(this::text),
        texts(),
        texts(),
        text(),
        task());
  }

  Task task() {
    return switch (random.nextInt(4)) {
      case 0 -> new Task.Probe(law(), 1 + random.nextInt(9));
      case 1 -> new Task.Control(different(1 + random.nextInt(3)), List.of());
      case 2 -> {
        List<String> spellings = different(4);
        yield new Task.Control(spellings.subList(0, 2), spellings.subList(2, 4));
      }
      default -> Task.OPEN;
    };
  }

  private Law law() {
    double x = 1 - random.nextDouble();
    return switch (random.nextInt(6)) {
      case 0 -> Law.Finite.uniform(different(2 + random.nextInt(9)));
      case 1 -> {
        List<String> labels = different(6);
        yield new Law.Finite(
            List.of(
                new Law.Value(labels.get(0), 0.7, labels.subList(2, 4)),
                new Law.Value(labels.get(1), 1 - 0.7, labels.subList(4, 6))));
      }
      case 2 -> new Law.Uniform(-x, 1e9 * x);
      case 3 -> new Law.Normal(random.nextGaussian(), x);
      case 4 -> new Law.Exponential(x);
      default -> new Law.Cauchy(random.nextGaussian(), x);
    };
  }

  private List<String> different(int n) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < n; i++) all.add(i + someText());
    return all;
  }

  ModelSpec model(int number) {
    boolean chat = random.nextBoolean();
    String url = random.nextBoolean() ? null : "http://127.0.0.1:8080/v1";
    return new ModelSpec(
        number + someText(),
        random.nextBoolean() ? "openai" : "import",
        someText(),
        chat ? ModelSpec.Mode.CHAT : ModelSpec.Mode.COMPLETION,
        chat ? null : maybe(() -> text() + "{prompt}" + text()),
        texts(),
        new ModelSpec.Connection(url, maybe(this::text), maybe(this::text)),
        new Asking(
            maybe(this::text),
            random.nextBoolean() ? Map.of() : Map.of(text(), "[1.50,null]", someText(), "\"x\""),
            maybe(() -> random.nextInt(21))));
  }

  Sampling sampling() {
    Sampling stated = stated();
    return random.nextBoolean()
        ? stated
        : stated.leaving(Sampling.Field.TOP_P, Sampling.Field.OTHERS);
  }

  private Sampling stated() {
    return new Sampling(
        maybe(() -> 5 * random.nextDouble()),
        maybe(() -> 1 - random.nextDouble()),
        maybe(() -> random.nextInt(100)),
        maybe(random::nextDouble),
        maybe(() -> 1 + random.nextInt(1000)),
        random.nextBoolean() ? Sampling.Seeds.NONE : Sampling.Seeds.DERIVED);
  }

  Elicitation elicitation() {
    return random.nextBoolean()
        ? Elicitation.DIRECT
        : new Elicitation(someText(), maybe(this::text), approach());
  }

  private Approach approach() {
    return switch (random.nextInt(6)) {
      case 0 -> new Approach.Paraphrased(List.of("a" + text(), "b" + text()));
      case 1 -> new Approach.InContext(2 + random.nextInt(9), "again" + text());
      case 2 -> list(Approach.Listed.Form.SEQUENCE, false);
      case 3 -> list(Approach.Listed.Form.VERBALISED, random.nextBoolean());
      case 4 -> new Approach.Formed(someText());
      default -> new Approach.Once();
    };
  }

  private Approach list(Approach.Listed.Form form, boolean structured) {
    return new Approach.Listed(2 + random.nextInt(9), text() + "{prompt}", form, structured);
  }

  /** Every prompt under every condition. */
  List<Cell> cells(int prompts, int conditions) {
    List<Prompt> ps = new ArrayList<>();
    for (int i = 0; i < prompts; i++) ps.add(prompt(i));
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < conditions; i++) {
      Condition condition = new Condition(model(i), sampling(), elicitation());
      for (Prompt p : ps) cells.add(new Cell(p, condition));
    }
    return cells;
  }

  /** What can be asked of an answer's text: blank ones are Empty. */
  Outcome outcome() {
    return switch (random.nextInt(9)) {
      case 0 -> new Outcome.Refused(maybe(this::text));
      case 1 -> new Outcome.Filtered(maybe(this::text));
      case 2 -> new Outcome.Empty();
      case 4 -> new Outcome.Unparsed(someText(), random.nextBoolean());
      case 3 -> new Outcome.Failed(one(List.of(FailureKind.values())), random.nextInt(600), text());
      default -> new Outcome.Answered(someText(), random.nextBoolean());
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  Sample sample(int index) {
    Map<String, String> extra = new HashMap<>();
    for (int n = random.nextInt(3); n > 0; n--) extra.put("x_" + text(), text());
    Outcome outcome = outcome();
    List<Part> parts = new ArrayList<>();
    if (outcome instanceof Outcome.Answered)
      for (int n = random.nextInt(4); n > 0; n--)
        parts.add(new Part(someText(), maybe(random::nextDouble), random.nextBoolean()));
    return new Sample(index, outcome, provenance(), extra, parts);
  }

  /** What came beside an outcome; an endpoint gives no empty reasoning. */
  Aside aside(Sample of) {
    if (of.outcome() instanceof Outcome.Failed) return Aside.NONE;
    return new Aside(maybe(this::someText), maybe(this::logprobs));
  }

  private Logprobs logprobs() {
    List<Logprobs.Token> tokens = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--)
      tokens.add(new Logprobs.Token(text(), -random.nextDouble(), List.of()));
    return new Logprobs(tokens, tokens.size() + random.nextInt(2));
  }

  private Provenance provenance() {
    return new Provenance(
        usage(),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(random::nextLong),
        maybe(() -> random.nextLong() >>> 20),
        maybe(this::instant));
  }

  private Usage usage() {
    return new Usage(maybe(() -> random.nextInt(1 << 20)), maybe(() -> random.nextInt(1 << 20)));
  }

  Instant instant() {
    return Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000));
  }

  Attempt attempt() {
    return new Attempt(
        1 + random.nextInt(5),
        maybe(() -> one(List.of(FailureKind.values()))),
        random.nextInt(600),
        text(),
        Duration.ofNanos(random.nextLong() >>> 8),
        random.nextInt(100_000),
        usage(),
        instant(),
        maybe(random::nextDouble));
  }

  RunInfo info() {
    return new RunInfo(someText(), maybe(this::text), text(), instant(), text(), random.nextLong());
  }

  Generator.Facts facts() {
    return new Generator.Facts(text(), text(), texts(), texts());
  }

  ScoreRow score(String embedding) {
    double value = Double.longBitsToDouble(random.nextLong());
    double other = random.nextGaussian();
    Score score =
        random.nextInt(3) == 0
            ? new Score.Undefined(someText())
            : new Score.Value(
                Double.isFinite(value) ? value : -0.0,
                random.nextInt(1000),
                maybe(() -> new Interval(Math.min(other, 0), Math.max(other, 0), someText())));
    return new ScoreRow(
        text(),
        embedding,
        one(List.of(Scope.values())),
        text(),
        text(),
        text(),
        maybe(this::sampling),
        text(),
        text(),
        score);
  }
}
