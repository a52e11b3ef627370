package dev.hivemeter.score;

import java.util.List;

/**
 * What a measure is, for the glossary and the report; the one source of both.
 *
 * @param id with version, {@code mean-pairwise-cosine@1}; a changed formula is a new version
 * @param title for people, {@code Mean pairwise cosine}
 * @param direction which way it points
 * @param needsEmbedding whether it is Undefined without vectors
 * @param summary one sentence: what it is
 * @param formula plain text
 * @param extremes in words: copies give …, all different gives …
 * @param specialCases each Undefined or corner case
 * @param dependsOn what else moves it: n, length, embedder, tokenizer
 * @param reference paper, DOI or URL; empty where it is ours
 * @param least what it can never fall below; an interval ends there
 * @param most what it can never exceed
 */
public record Definition(
    String id,
    String title,
    Direction direction,
    boolean needsEmbedding,
    String summary,
    String formula,
    String extremes,
    List<String> specialCases,
    String dependsOn,
    String reference,
    double least,
    double most) {
  public Definition {
    if (!id.matches("[a-z0-9.-]+@[0-9]+"))
      throw new IllegalArgumentException("metric id '" + id + "' is not of the form name@version");
    specialCases = List.copyOf(specialCases);
  }

  /** A measure whose bounds are not told. */
  public Definition(
      String id,
      String title,
      Direction direction,
      boolean needsEmbedding,
      String summary,
      String formula,
      String extremes,
      List<String> specialCases,
      String dependsOn,
      String reference) {
    this(
        id,
        title,
        direction,
        needsEmbedding,
        summary,
        formula,
        extremes,
        specialCases,
        dependsOn,
        reference,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /** The same with its bounds. */
  public Definition within(double low, double high) {
    return new Definition(
        id,
        title,
        direction,
        needsEmbedding,
        summary,
        formula,
        extremes,
        specialCases,
        dependsOn,
        reference,
        low,
        high);
  }
}
