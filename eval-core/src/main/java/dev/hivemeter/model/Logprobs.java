package dev.hivemeter.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log-probabilities of an answer's tokens, as the endpoint gave them: before or after its samplers,
 * which the endpoint's documentation says and this record cannot.
 *
 * <ul>
 *   <li>Asked for and not given: no tokens, never complete.
 *   <li>Servers leave out tokens that end within a UTF-8 character, and some count the token that
 *       ends the text and do not list it. So the count is compared with the tokens that were
 *       counted, and what differs is said, not mended.
 * </ul>
 *
 * @param tokens in their order
 * @param counted completion tokens as the endpoint counted them; null where it did not
 */
public record Logprobs(List<Token> tokens, @Nullable Integer counted) {
  /**
   * One token.
   *
   * @param logprob natural logarithm; null where the endpoint gave none, or none that is finite
   * @param top the most probable tokens in its place, as many as were asked for and given
   */
  public record Token(String text, @Nullable Double logprob, List<Alternative> top) {
    public Token {
      top = List.copyOf(top);
    }
  }

  /** A token that could have stood in a place. */
  public record Alternative(String text, double logprob) {}

  public Logprobs {
    tokens = List.copyOf(tokens);
  }

  /** Whether every counted token is there with its log-probability. */
  public boolean complete() {
    return counted != null
        && tokens.size() == counted
        && tokens.stream().noneMatch(t -> t.logprob() == null);
  }
}
