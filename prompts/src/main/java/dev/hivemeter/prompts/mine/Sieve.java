package dev.hivemeter.prompts.mine;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.prompts.NearCopies;
import dev.hivemeter.text.Normalised;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The filters before any model is asked, one row after the other. What a log of any length costs in
 * memory is 16 bytes for each distinct text, and the sample.
 *
 * <p>The sample is drawn by a hash of seed and text: the same log in another order, or with rows
 * added, draws the same texts as far as it can. Near duplicates are looked for within the sample,
 * so that a phrase which a log repeats with small changes is asked about once.
 */
public final class Sieve {
  /** Languages are not looked at. */
  public static final String ANY = "any";

  /** As many as one run can hold in memory. */
  public static final int LARGEST_SAMPLE = 100_000;

  /**
   * What passes.
   *
   * @param language a name or code, or {@link #ANY}
   * @param minChars fewest characters (code points)
   * @param maxChars most
   * @param sample at most so many are asked about
   * @param seed of the draw
   */
  public record Rules(String language, int minChars, int maxChars, int sample, long seed) {
    public Rules {
      if (minChars < 1) throw new BadInput("--min-chars " + minChars + " is not 1 or more");
      if (maxChars < minChars)
        throw new BadInput("--max-chars " + maxChars + " is less than --min-chars " + minChars);
      if (sample < 1 || sample > LARGEST_SAMPLE)
        throw new BadInput(
            "--sample "
                + sample
                + " is not from 1 to "
                + LARGEST_SAMPLE
                + "; mine a larger log in parts, each into a run of its own");
    }
  }

  /**
   * What is left, in the log's order, and what became of the rest.
   *
   * @param read rows of the log
   * @param dropped by the first reason, every reason in order
   */
  public record Sieved(long read, Map<Drop, Long> dropped, List<Candidate> left) {
    public Sieved {
      dropped = Collections.unmodifiableMap(new EnumMap<>(dropped));
      left = List.copyOf(left);
    }
  }

  private record Drawn(long lot, Candidate candidate) {}

  private static final Comparator<Drawn> LARGEST_FIRST =
      Comparator.comparingLong(Drawn::lot).thenComparingLong(d -> d.candidate().row()).reversed();

  private final Rules rules;
  private final @Nullable Language wanted;
  private final Supplier<LanguageDetector> opener;
  private @Nullable LanguageDetector detector;
  private final LongSet seen = new LongSet();
  private final PriorityQueue<Drawn> sample = new PriorityQueue<>(LARGEST_FIRST);
  private final Map<Drop, Long> dropped = new EnumMap<>(Drop.class);
  private long read;

  /**
   * @param opener asked once, when the first row without a known language comes
   */
  public Sieve(Rules rules, Supplier<LanguageDetector> opener) {
    this.rules = rules;
    this.opener = opener;
    this.wanted = rules.language.equals(ANY) ? null : Language.required(rules.language);
    for (Drop d : Drop.values()) dropped.put(d, 0L);
  }

  /** Looks at the next row. */
  public void add(LoggedQuery query) {
    read++;
    String text = query.text();
    if (text == null) drop(Drop.NO_QUERY);
    else if (query.toxic()) drop(Drop.TOXIC);
    else add(query, text);
  }

  private void add(LoggedQuery query, String text) {
    Optional<Language> said = Optional.ofNullable(query.language()).flatMap(Language::named);
    if (wanted != null && said.isEmpty()) said = detector().of(text, wanted);
    int length = text.codePointCount(0, text.length());
    if (wanted != null && !said.equals(Optional.of(wanted))) drop(Drop.LANGUAGE);
    else if (length < rules.minChars) drop(Drop.SHORT);
    else if (length > rules.maxChars) drop(Drop.LONG);
    else if (query.redacted() || PrivateMarks.in(text)) drop(Drop.PRIVATE);
    else draw(new Candidate(query.row(), text, said.map(Language::tag).orElse("und")));
  }

  private void draw(Candidate candidate) {
    long hash = hash(Normalised.of(candidate.text()));
    if (!seen.add(hash)) {
      drop(Drop.DUPLICATE);
      return;
    }
    sample.add(new Drawn(mixed(hash + rules.seed * 0x9E3779B97F4A7C15L), candidate));
    if (sample.size() > rules.sample) {
      sample.remove();
      drop(Drop.NOT_DRAWN);
    }
  }

  /** What is left when every row was looked at. */
  public Sieved finish() {
    List<Candidate> drawn =
        sample.stream()
            .map(Drawn::candidate)
            .sorted(Comparator.comparingLong(Candidate::row))
            .toList();
    BitSet copies = NearCopies.of(drawn.stream().map(Candidate::text).toList());
    dropped.put(Drop.NEAR_DUPLICATE, (long) copies.cardinality());
    List<Candidate> left = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) if (!copies.get(i)) left.add(drawn.get(i));
    return new Sieved(read, dropped, left);
  }

  private LanguageDetector detector() {
    LanguageDetector d = detector;
    if (d == null) {
      d = opener.get();
      detector = d;
    }
    return d;
  }

  private void drop(Drop why) {
    dropped.merge(why, 1L, Long::sum);
  }

  private static long hash(String text) {
    return Long.parseUnsignedLong(Sha256.of(text).substring(0, 16), 16);
  }

  /** Stafford's thirteenth mix: equal lots are as rare as equal hashes. */
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
