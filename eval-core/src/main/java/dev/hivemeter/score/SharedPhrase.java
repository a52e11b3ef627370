package dev.hivemeter.score;

import dev.hivemeter.model.Sampling;
import java.util.List;

/**
 * A run of words that answers of several models to one prompt have in common.
 *
 * @param sampling under which the models were asked
 * @param elicitation name
 * @param promptId what was asked
 * @param rank 1 for the phrase that is shown first
 * @param phrase its tokens, joined by a space
 * @param tokens how many
 * @param models labels of the models that say it, in the run's order; at least two
 * @param responses how many answers have it
 * @param occurrences how often they have it
 * @param share responses over all answers to the prompt
 * @param echo whether the prompt itself has it
 * @param exampleModel who says it first
 * @param exampleSample in which of its answers
 * @param example the words as they stand there
 */
public record SharedPhrase(
    Sampling sampling,
    String elicitation,
    String promptId,
    int rank,
    String phrase,
    int tokens,
    List<String> models,
    int responses,
    int occurrences,
    double share,
    boolean echo,
    String exampleModel,
    int exampleSample,
    String example) {
  public SharedPhrase {
    models = List.copyOf(models);
  }
}
