package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Law.Finite;
import dev.hivemeter.model.Law.Value;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction.Invalid;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.Extraction.Written;
import dev.hivemeter.text.Refusals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value, or values, that an answer gives. {@code extraction@1}.
 *
 * <p>It never decides between two different values in silence: an explicit sign decides ({@link
 * Preference}), or the answer is {@link Reason#FORMAT}. What an answer only mentions ({@link
 * Mentions}), such as the range that it repeats from the question, is no candidate.
 *
 * <ul>
 *   <li>An answer that opens as a refusal ({@link Refusals}) counts only if it gives a value
 *       explicitly all the same.
 *   <li>A whole number at the very end of an answer that the token limit cut, which a longer value
 *       begins with: {@link Reason#FORMAT}.
 *   <li>Number words, prose and refusals are understood in English; digits, labels and aliases in
 *       any language.
 * </ul>
 */
public final class Extractor {
  /** What a changed rule would change; stated with every rate. */
  public static final String VERSION = "extraction@1";

  /** Where no value is given, saying so is declining. */
  private static final Pattern UNABLE =
      Pattern.compile(
          "^[^.!?\\n]{0,80}\\bI(?:'m| am)?(?: really| just| simply)? (?:can't|cannot|can not|unable to|"
              + "not able to|won't|will not|do(?:n't| not) have (?:the ability|a |any way|access)|"
              + "am not capable|not capable|must decline|decline)",
          Pattern.CASE_INSENSITIVE);

  private static final String WHOLE = "-?[0-9]{1,15}";
  private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
  private static final int MOST_WORDS = 8;
  private static final Set<String> ASKING =
      Set.of(
          "what", "which", "when", "where", "many", "much", "reply", "answer", "only", "with",
          "give", "name", "word", "number", "please");

  private final int values;
  private final @Nullable Numerals numerals;
  private final @Nullable Spellings spellings;
  private final Mentions mentions;
  private final ListReading lists;
  private final Function<Candidate, String> labelOf;
  private final Function<String, Invalid> otherwise;
  private final Set<String> prefixes;
  private final @Nullable Function<String, String> freeText;
  private final Set<String> asked;
  private final boolean real;
  private final Set<String> words;

  private Extractor(
      String question,
      int values,
      @Nullable Numerals numerals,
      @Nullable Spellings spellings,
      Mentions mentions,
      Function<Candidate, String> labelOf,
      Function<String, Invalid> otherwise,
      Set<String> prefixes,
      @Nullable Function<String, String> freeText,
      Set<String> asked,
      boolean real) {
    this.values = values;
    this.numerals = numerals;
    this.spellings = spellings;
    this.mentions = mentions;
    this.labelOf = labelOf;
    this.otherwise = otherwise;
    this.prefixes = prefixes;
    this.freeText = freeText;
    this.asked = asked;
    this.real = real;
    this.words = words(question);
    this.lists = new ListReading(values, this::ofSign);
  }

  /**
   * What reads the answers to a prompt.
   *
   * @throws IllegalArgumentException for an open-ended prompt
   */
  public static Extractor of(Prompt prompt) {
    if (prompt.task() instanceof Task.Probe p) return of(p, prompt.text());
    if (prompt.task() instanceof Task.Control c) return of(c, prompt.text());
    throw new IllegalArgumentException("prompt '" + prompt.id() + "' is open-ended");
  }

  /** The same of a task and the question that was asked. */
  static Extractor of(Task.Probe probe, String question) {
    if (probe.law() instanceof Finite f) return finite(f, probe.values(), question);
    Law law = probe.law();
    double[] ends = Laws.support(law);
    Numerals numerals =
        new Numerals(true, probe.values() > 1, ends[1], v -> v >= ends[0] && v <= ends[1]);
    return new Extractor(
        question,
        probe.values(),
        numerals,
        null,
        new Mentions(question, ends[0], ends[1], 0, true, probe.values() > 1),
        Candidate::name,
        text -> new Invalid(Reason.FORMAT, "has no number"),
        Set.of(),
        null,
        Set.of(),
        true);
  }

  private static Extractor finite(Finite law, int values, String question) {
    boolean numeric = law.outcomes().stream().allMatch(v -> v.label().matches(WHOLE));
    Map<String, List<String>> forms = new LinkedHashMap<>();
    Map<Double, String> labels = new LinkedHashMap<>();
    for (Value v : law.outcomes()) {
      List<String> spellings = new ArrayList<>(v.aliases());
      if (numeric) labels.put(Double.valueOf(v.label()), v.label());
      else spellings.add(0, v.label());
      if (!spellings.isEmpty()) forms.put(v.label(), spellings);
    }
    int size = law.outcomes().size();
    boolean list = values > 1;
    if (!numeric)
      return new Extractor(
          question,
          values,
          null,
          new Spellings(forms),
          new Mentions(question, Double.NaN, Double.NaN, size, true, list),
          Candidate::name,
          text -> otherWord(law, text),
          Set.of(),
          null,
          Set.of(),
          false);
    double least = labels.keySet().stream().mapToDouble(d -> d).min().orElse(Double.NaN);
    double most = labels.keySet().stream().mapToDouble(d -> d).max().orElse(Double.NaN);
    return new Extractor(
        question,
        values,
        new Numerals(false, list, most, labels::containsKey),
        forms.isEmpty() ? null : new Spellings(forms),
        new Mentions(question, least, most, size, true, list),
        c ->
            c.known() && forms.containsKey(c.name())
                ? c.name()
                : labels.getOrDefault(c.number(), c.name()),
        text -> new Invalid(Reason.FORMAT, "has no number"),
        prefixes(labels.values()),
        null,
        Set.of(),
        false);
  }

  /** Labels that a longer label begins with. */
  private static Set<String> prefixes(Iterable<String> labels) {
    Set<String> all = new HashSet<>();
    for (String label : labels)
      for (int i = 1; i < label.length(); i++) all.add(label.substring(0, i));
    return all;
  }

  /** A word in the place of a value: out of range where it is of the kind of the law's values. */
  private static Invalid otherWord(Finite law, String text) {
    boolean letters = law.outcomes().stream().allMatch(v -> v.label().codePoints().count() == 1);
    String word = OtherWords.of(text, letters ? 1 : 3);
    boolean ofTheKind =
        letters
            ? word.codePoints().count() == 1 && Character.isLetter(word.codePointAt(0))
            : word.chars().anyMatch(Character::isLetter) && !partOf(law, word);
    return ofTheKind
        ? new Invalid(Reason.OUT_OF_RANGE, "'" + word + "' is not a value of the law")
        : new Invalid(Reason.FORMAT, "has none of the values");
  }

  /** Whether the words are of the law's own, as the queen without her suit. */
  private static boolean partOf(Finite law, String words) {
    Set<String> own = new HashSet<>();
    for (Value v : law.outcomes()) own.addAll(List.of(Spellings.lower(v.label()).split(" ")));
    return own.containsAll(List.of(words.split(" ")));
  }

  /** The longer words of a question, by which a sentence that repeats it is told. */
  private static Set<String> words(String question) {
    Set<String> all = new HashSet<>();
    for (Spellings.Word w : Spellings.words(Canonical.of(question)))
      if (w.text().length() >= 4 && !ASKING.contains(w.text())) all.add(w.text());
    return all;
  }

  static Extractor of(Task.Control control, String question) {
    List<String> all = new ArrayList<>(control.answers());
    all.addAll(control.others());
    boolean numeric = all.stream().allMatch(a -> Canonical.of(a).strip().matches(NUMBER));
    Mentions mentions = new Mentions(question, Double.NaN, Double.NaN, 0, false, false);
    Map<String, List<String>> forms = new LinkedHashMap<>();
    forms.put(control.answers().get(0), control.answers());
    for (String other : control.others()) forms.put(other, List.of(other));
    if (!numeric)
      return new Extractor(
          question,
          1,
          null,
          new Spellings(forms),
          mentions,
          Candidate::name,
          text -> new Invalid(Reason.FORMAT, "has no short answer"),
          Set.of(),
          text -> OtherWords.of(text, MOST_WORDS),
          Set.of(),
          false);
    Map<Double, String> labels = new LinkedHashMap<>();
    forms.forEach(
        (label, spellings) -> {
          for (String s : spellings)
            labels.putIfAbsent(Double.valueOf(Canonical.of(s).strip()), label);
        });
    Numerals numerals = new Numerals(true, false, Double.NaN, labels::containsKey);
    Set<String> asked = new HashSet<>();
    for (Candidate c : numerals.in(Canonical.of(question))) asked.add(c.name());
    return new Extractor(
        question,
        1,
        numerals,
        null,
        mentions,
        c -> labels.getOrDefault(c.number(), c.name()),
        text -> new Invalid(Reason.FORMAT, "has no number"),
        Set.of(),
        text -> "",
        asked,
        false);
  }

  /** What the answer gives; its text is without reasoning. */
  public Extraction read(String text) {
    return read(text, false);
  }

  /**
   * What the answer gives.
   *
   * @param text without reasoning
   * @param cut whether the token limit ended it
   */
  public Extraction read(String text, boolean cut) {
    String canonical = Canonical.of(text);
    if (canonical.isBlank()) return new Invalid(Reason.EMPTY, "is empty");
    boolean refusal = Refusals.is(text);
    Found found =
        values > 1
            ? lists.of(canonical, mentions.meant(canonical, candidates(canonical)))
            : single(canonical, refusal);
    if (found instanceof Found.None none) {
      boolean format = none.invalid().reason() == Reason.FORMAT;
      boolean declines = format && (refusal || UNABLE.matcher(canonical).find());
      return declines ? new Invalid(Reason.REFUSAL, "declines to answer") : none.invalid();
    }
    List<Candidate> chosen = ((Found.Values) found).candidates();
    Candidate last = chosen.get(chosen.size() - 1);
    if (cut && last.to() >= canonical.stripTrailing().length() && prefixes.contains(last.name()))
      return new Invalid(
          Reason.FORMAT, "ends with '" + last.name() + "' at the token limit; it may be longer");
    return real
        ? new Extraction.Numbers(
            chosen.stream().map(c -> new Written(c.number(), c.decimals())).toList())
        : new Extraction.Labels(chosen.stream().map(labelOf).toList());
  }

  private Found single(String text, boolean refusal) {
    List<Candidate> written = candidates(text);
    List<Candidate> all = mentions.meant(text, written);
    if (all.isEmpty() && !written.isEmpty() && freeText == null)
      return Found.format("only mentions values");
    if (all.isEmpty()) return free(text, refusal);
    Preference.Chosen chosen = Preference.of(text, all, words);
    if (refusal && !chosen.explicit()) return Found.format("declines to answer");
    List<Candidate> distinct = distinct(chosen.candidates());
    if (distinct.size() > 1 && !chosen.explicit()) distinct = notAsked(distinct);
    if (distinct.size() > 1) {
      List<String> names = distinct.stream().limit(4).map(labelOf).toList();
      return Found.format("gives different values: " + String.join(", ", names));
    }
    Candidate only = distinct.get(0);
    return only.known() || freeText != null
        ? new Found.Values(distinct)
        : Found.none(Reason.OUT_OF_RANGE, "'" + only.name() + "' is not a value of the law");
  }

  /** Of a control: the answer's own words. */
  private Found free(String text, boolean refusal) {
    String words = freeText == null || refusal ? "" : freeText.apply(text);
    return words.isEmpty()
        ? new Found.None(otherwise.apply(text))
        : new Found.Values(List.of(new Candidate(0, 0, words, false, 0, 0)));
  }

  private List<Candidate> distinct(List<Candidate> all) {
    Set<String> seen = new HashSet<>();
    return all.stream().filter(c -> seen.add(labelOf.apply(c))).toList();
  }

  /** Numbers of a control's question are repeated in its answer. */
  private List<Candidate> notAsked(List<Candidate> all) {
    List<Candidate> others = all.stream().filter(c -> !asked.contains(c.name())).toList();
    return others.isEmpty() ? all : others;
  }

  private List<Candidate> candidates(String text) {
    if (numerals == null) return spellings == null ? List.of() : spellings.in(text);
    List<Candidate> numbers = numerals.in(text);
    if (spellings == null) return numbers;
    List<Candidate> all = new ArrayList<>(spellings.in(text));
    List<Candidate> words = List.copyOf(all);
    for (Candidate n : numbers) if (words.stream().noneMatch(n::overlaps)) all.add(n);
    all.sort((a, b) -> Integer.compare(a.from(), b.from()));
    return all;
  }

  private @Nullable Candidate ofSign(String sign) {
    List<Candidate> found = candidates(sign);
    return found.size() == 1 && found.get(0).known() && !real ? found.get(0) : null;
  }
}
