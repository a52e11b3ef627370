package dev.hivemeter.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of data into the page. What it writes stands inside a script element of type
 * application/json: no character that HTML could read as markup leaves it, so neither the element
 * nor a comment can be ended from inside, and U+2028/9 are escaped too.
 */
final class Island {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Island() {}

  /** Writes one value. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  static String of(Content content) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setCharacterEscapes(new ForHtml());
      content.write(json);
    }
    return out.toString();
  }

  private static final class ForHtml extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final String DANGEROUS = "<>&'\u2028\u2029\u007f";

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char c : DANGEROUS.toCharArray())
        if (c < codes.length) codes[c] = CharacterEscapes.ESCAPE_CUSTOM;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      if (DANGEROUS.indexOf(c) < 0) return null;
      return new SerializedString(String.format(Locale.ROOT, "\\u%04X", c));
    }
  }
}
