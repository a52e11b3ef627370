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
    String reference) {
  public Definition {
    if (!id.matches("[a-z0-9.-]+@[0-9]+"))
      throw new IllegalArgumentException("metric id '" + id + "' is not of the form name@version");
    specialCases = List.copyOf(specialCases);
  }
}
