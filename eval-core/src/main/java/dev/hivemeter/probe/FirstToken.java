package dev.hivemeter.probe;

import dev.hivemeter.model.Law.Finite;
import dev.hivemeter.model.Law.Value;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact law of an answer's first token over a finite law's values, from the alternatives that
 * the endpoint listed.
 *
 * <ul>
 *   <li>A token begins a value if one of its written forms (label, aliases, an English number word)
 *       starts with it; letter case, white space and marks before and punctuation after are
 *       ignored.
 *   <li>One letter counts only where it is a whole form: the {@code S} of "Sure" is no six. Where
 *       the values are letters, words that open with one, "A letter", are still counted as it.
 *   <li>A token that begins several values, as {@code 1} begins 1 and 10, joins them to one class.
 *       Values that tokens join in a chain are one class, so classes are a partition; the law and
 *       the sampled answers are counted by the same classes.
 *   <li>The class shares are those of answers that begin with a value; how probable that is stands
 *       beside them, and what the endpoint did not list.
 *   <li>Servers give log-probabilities at temperature 1 and before their samplers (llama.cpp says
 *       so), so this is the law of untruncated sampling at temperature 1 only.
 * </ul>
 *
 * @param classes the partition, in the law's order
 * @param answerMass probability that the token begins a value
 * @param otherMass of listed tokens that begin none: other openings, or nothing but marks
 * @param unlistedMass what is left to 1
 */
public record FirstToken(
    List<TokenClass> classes, double answerMass, double otherMass, double unlistedMass) {

  /**
   * Values that the first token does not tell apart.
   *
   * @param labels of its values
   * @param target their probability under the law
   * @param probability of the tokens that begin them; over all classes it adds up to the answer
   *     mass
   */
  public record TokenClass(List<String> labels, double target, double probability) {
    public TokenClass {
      labels = List.copyOf(labels);
    }
  }

  public FirstToken {
    classes = List.copyOf(classes);
  }

  /** The law of the first token; empty where no alternatives are listed for it. */
  public static Optional<FirstToken> of(Finite law, Logprobs logprobs) {
    if (logprobs.tokens().isEmpty() || logprobs.tokens().get(0).top().isEmpty())
      return Optional.empty();
    List<List<String>> forms = law.outcomes().stream().map(FirstToken::forms).toList();
    int k = forms.size();
    int[] root = new int[k];
    for (int i = 0; i < k; i++) root[i] = i;
    double[] mass = new double[k];
    double other = 0;
    double listed = 0;
    for (Map.Entry<String, Double> token : listed(logprobs.tokens().get(0)).entrySet()) {
      double p = token.getValue();
      listed += p;
      int first = -1;
      for (int i = 0; i < k; i++) {
        if (!begins(forms.get(i), token.getKey())) continue;
        if (first < 0) first = find(root, i);
        else root[find(root, i)] = first;
      }
      if (first < 0) other += p;
      else mass[first] += p;
    }
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < k; i++)
      members.computeIfAbsent(find(root, i), r -> new ArrayList<>()).add(i);
    List<TokenClass> classes = new ArrayList<>();
    for (List<Integer> m : members.values()) {
      double target = 0;
      double probability = 0;
      List<String> labels = new ArrayList<>();
      for (int i : m) {
        target += law.outcomes().get(i).probability();
        probability += mass[i];
        labels.add(law.outcomes().get(i).label());
      }
      classes.add(new TokenClass(labels, target, probability));
    }
    double answers = classes.stream().mapToDouble(TokenClass::probability).sum();
    return Optional.of(
        new FirstToken(classes, Math.min(1, answers), Math.min(1, other), Math.max(0, 1 - listed)));
  }

  /** Shares of the classes among answers that begin with a value. */
  double[] shares() {
    return classes.stream().mapToDouble(c -> c.probability() / answerMass).toArray();
  }

  double[] targets() {
    return classes.stream().mapToDouble(TokenClass::target).toArray();
  }

  /** Shares of counted labels by class. */
  double[] pushed(Map<String, Integer> counts) {
    double n = counts.values().stream().mapToInt(c -> c).sum();
    return classes.stream()
        .mapToDouble(c -> c.labels().stream().mapToInt(l -> counts.getOrDefault(l, 0)).sum() / n)
        .toArray();
  }

  /**
   * The listed tokens as they are compared, with their probabilities; the token itself among them.
   */
  private static Map<String, Double> listed(Token token) {
    Map<String, Double> exact = new LinkedHashMap<>();
    for (Alternative a : token.top()) exact.putIfAbsent(a.text(), StrictMath.exp(a.logprob()));
    Double own = token.logprob();
    if (own != null) exact.putIfAbsent(token.text(), StrictMath.exp(own));
    Map<String, Double> plain = new LinkedHashMap<>();
    exact.forEach((text, p) -> plain.merge(plain(text), p, Double::sum));
    return plain;
  }

  private static boolean begins(List<String> forms, String token) {
    if (token.isEmpty()) return false;
    // One letter begins too many words: the S of "Sure" is no six.
    boolean letter = token.codePointCount(0, token.length()) == 1 && !token.matches("[-0-9]");
    return letter ? forms.contains(token) : forms.stream().anyMatch(f -> f.startsWith(token));
  }

  private static List<String> forms(Value value) {
    List<String> forms = new ArrayList<>(List.of(plain(value.label())));
    for (String alias : value.aliases()) forms.add(plain(alias));
    if (value.label().matches("[0-9]{1,3}"))
      NumberWords.word(Integer.parseInt(value.label())).ifPresent(forms::add);
    return forms;
  }

  /** Lower case, without white space and marks before and punctuation after. */
  private static String plain(String text) {
    String folded =
        Spellings.lower(Normalizer.normalize(text, Normalizer.Form.NFKC)).replace('\u2212', '-');
    return folded
        .replaceFirst("^[\\s\\u2581\\u0120\\u010A*_`\"'(\\[{<$\\\\]+(?=.)", "")
        .replaceFirst("[\\s.,;:!?*_`\"')\\]}>]+$", "");
  }

  private static int find(int[] root, int i) {
    int r = i;
    while (root[r] != r) r = root[r];
    return r;
  }
}
