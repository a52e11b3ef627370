package dev.hivemeter.scoring;

import dev.hivemeter.probe.PoolScore;
import dev.hivemeter.score.ScoreRow;
import java.util.List;
import java.util.Set;

/** Names of what stands beside a score under the same measure. */
public final class Variants {
  /** A name and what it says, for the glossary. */
  public record Variant(String name, String meaning) {}

  public static final String RAREFIED = "rarefied";
  public static final String PARROT = "parrot";
  public static final String DICE = "dice";
  public static final String CROSS_PROMPT = "cross-prompt";
  public static final String ACROSS_PROMPTS = "across-prompts";
  public static final String OTHER_MODELS = "other-models";
  public static final String HUMAN = "human";
  public static final String LENGTH_MATCHED = "length-matched";
  public static final String WITHOUT_REFUSALS = "without-refusals";
  public static final String WITH_REFUSALS = "with-refusals";
  public static final String POOLED = "pooled";
  public static final String FLOOR = "floor";
  public static final String MIXING = "mixing";
  public static final String NORMALISED = "normalised";
  public static final String WITHIN_CALL = "within-call";
  public static final String ACROSS_CALLS = "across-calls";
  public static final String EQUAL_ANSWERS = "equal-answers";
  public static final String EQUAL_TOKENS = "equal-tokens";
  public static final String NULL = PoolScore.NULL;
  public static final String NULL_PERCENTILE = PoolScore.PERCENTILE;
  public static final String EXACT = PoolScore.EXACT;
  public static final String EXACT_SAMPLED = PoolScore.EXACT_SAMPLED;
  public static final String PAPER = "paper-compatible";
  public static final String NOVELTY_BENCH = "noveltybench";

  /** All, in the order in which they are explained. */
  public static final List<Variant> ALL =
      List.of(
          new Variant(
              ScoreRow.DEFAULT, "All answers as they are, refusals in the form of text included."),
          new Variant(
              RAREFIED,
              "At the size that every compared model has, for measures that move with n: the closed"
                  + " form where one exists (n-grams), else the mean over "
                  + Subsets.COUNT
                  + " subsets drawn by the run's seed. Only this variant compares such measures"
                  + " between models with unequal numbers of answers."),
          new Variant(
              PARROT,
              "Copies of one answer of the run, the first of median length, as many as the pool"
                  + " has: the collapsed end of every measure."),
          new Variant(
              DICE,
              "Tokens drawn with equal chance from the run's vocabulary, at the answers' lengths"
                  + " (for measures of characters, in characters): the diverse end of lexical"
                  + " measures."),
          new Variant(
              CROSS_PROMPT,
              "As many answers of the same model, each to a different prompt: the diverse end of"
                  + " embedding measures, because random words are all alike to an embedder. Of a"
                  + " pair of models: answers to this and to another prompt."),
          new Variant(
              ACROSS_PROMPTS,
              "One pool of the model's first answer to every prompt (one of paraphrases, one"
                  + " language, at most "
                  + StylePool.MOST
                  + "): its style collapse, whatever it is asked. n is the number of prompts; there"
                  + " is no interval over prompts."),
          new Variant(
              OTHER_MODELS,
              "As many answers of other models, under the same sampling, to the same prompt: a model"
                  + " above it repeats itself more than models repeat each other. With two models it is"
                  + " the other one's own pool and says only how alike that one's answers are."),
          new Variant(
              HUMAN,
              "The answers of people to the same prompt, where the run has them under a label that"
                  + " begins with `human:`. They are no model: no average holds them."),
          new Variant(
              LENGTH_MATCHED,
              "Every answer cut to its first L tokens, L the smallest 10th percentile of length"
                  + " among the prompt's compared cells and at least "
                  + LengthMatch.LEAST
                  + "; shorter answers are left out."),
          new Variant(
              WITHOUT_REFUSALS,
              "Answers that open as a refusal are left out. Given, beside `with-refusals`, where more"
                  + " than 1 % of a model's answers do."),
          new Variant(WITH_REFUSALS, "The same numbers as `default`, named where it matters."),
          new Variant(
              POOLED,
              "The answers of all models, under one sampling, to one prompt as one pool; scope pool"
                  + " without a model, and the mean over prompts in scope study."),
          new Variant(
              FLOOR, "Of unique source models: every answer's own model comes first among the N."),
          new Variant(
              MIXING,
              "Of unique source models: what answers that know nothing of models would give."),
          new Variant(NORMALISED, "Of unique source models: (observed − floor)/(mixing − floor)."),
          new Variant(
              WITHIN_CALL,
              "Pairs of answers that one call brought, or one conversation, taken over all calls of"
                  + " the pool: such answers know of each other. Given for lists and conversations,"
                  + " and for measures that are a mean over pairs."),
          new Variant(
              ACROSS_CALLS,
              "The other pairs: answers of different calls, or of different conversations, which know"
                  + " nothing of each other. Compare this with the score of single answers."),
          new Variant(
              EQUAL_ANSWERS,
              "Elicitations of one model under one sampling at the same number of answers to a prompt:"
                  + " the smallest among those that have at least "
                  + EqualBudget.LEAST
                  + " (or all that were asked for, if fewer). The mean over "
                  + Subsets.COUNT
                  + " subsets drawn by the run's seed; calls and conversations are drawn whole, the last"
                  + " one gives only its first answers. Every elicitation stands on the same prompts."),
          new Variant(
              EQUAL_TOKENS,
              "The same at the same number of completion tokens: the smallest that one of those"
                  + " elicitations spent on the prompt, replies without a usable answer included. Calls"
                  + " are drawn until the next would exceed it. Undefined where the endpoint did not count"
                  + " the tokens of every reply. Prompt tokens are not counted."),
          new Variant(
              NULL,
              "Of probes: what as many fair draws from the law give, rounded as the answers are. The median"
                  + " of 10,000 by the run's seed; the interval, of method `null`, holds 95 % of them."),
          new Variant(
              NULL_PERCENTILE,
              "Of probes: the share of those draws below the answers' value, equal ones counted half:"
                  + " .5 is usual, near 0 or 1 is not."),
          new Variant(
              EXACT,
              "Of probes: the law of the reply's first token instead of sampled answers, from the"
                  + " log-probabilities of one call. Values that begin with one token are one class, of"
                  + " the law too; shares are of tokens that begin a value. It is the law at temperature 1"
                  + " without truncation, whatever the sampling was."),
          new Variant(
              EXACT_SAMPLED,
              "Of probes: the sampled answers counted by the classes of `exact`, to be compared with it."),
          new Variant(
              PAPER,
              "As the code released with Jiang et al. 2025 has it, where that differs: self-pairs on"
                  + " the diagonal of inter-model homogeneity. Its ten ranges and the mean over"
                  + " prompts are the default's own."),
          new Variant(
              NOVELTY_BENCH,
              "As the code released with NoveltyBench (Zhang et al. 2025) has it, where that differs:"
                  + " classes grow greedily, in the order of the answers, against each class's first"
                  + " member, over the first k answers."));

  /** What a score is read against. */
  private static final Set<String> NULLS =
      Set.of(PARROT, DICE, CROSS_PROMPT, OTHER_MODELS, HUMAN, FLOOR, MIXING, NULL);

  private Variants() {}

  /** Whether it is what a score is read against, and no reading of the answers themselves. */
  public static boolean isNull(String variant) {
    return NULLS.contains(variant);
  }

  static boolean ofRefusals(String variant) {
    return variant.equals(WITHOUT_REFUSALS) || variant.equals(WITH_REFUSALS);
  }

  /** Whether a row of its own stands for every pool. */
  static boolean ofPools(String variant) {
    return Set.of(
            ScoreRow.DEFAULT,
            RAREFIED,
            NOVELTY_BENCH,
            WITHIN_CALL,
            ACROSS_CALLS,
            EQUAL_ANSWERS,
            EQUAL_TOKENS)
        .contains(variant);
  }
}
