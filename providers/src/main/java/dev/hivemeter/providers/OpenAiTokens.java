package dev.hivemeter.providers;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.hivemeter.port.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * Counts as OpenAI's tokenizer o200k_base cuts, which is exact for OpenAI's models since GPT-4o.
 * For other models it is an estimate: their own tokenizers differ by some tenths on English text,
 * and by more on other scripts.
 *
 * <p>Its table is read when it is first needed, which takes about half a second.
 */
public final class OpenAiTokens implements TokenCounter {
  /** For people: whose count it is. */
  public static final String NAME = "o200k_base";

  private @Nullable Encoding encoding;

  @Override
  public int count(String text) {
    return text.isEmpty() ? 0 : encoding().countTokensOrdinary(text);
  }

  private synchronized Encoding encoding() {
    Encoding e = encoding;
    if (e == null) {
      e = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
      encoding = e;
    }
    return e;
  }
}
