package dev.hivemeter.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The prompts that ship with Hivemeter, written for it: open-ended questions as people type them.
 *
 * <ul>
 *   <li>{@code core}: all of them, at least four for each category. The order goes round the
 *       taxonomy, so that the first 17 cover every category once, the first 34 twice, and a short
 *       study is still a wide one.
 *   <li>{@code quick}: the first 34, two for each category; a small model can answer them in a few
 *       sentences.
 * </ul>
 *
 * <p>Ids and texts of a published bank do not change: recordings are matched by them. {@link #hash}
 * tells two versions apart.
 */
public final class PromptBank {
  private static final String QUICK = "quick";
  private static final List<String> NAMES = List.of("core", QUICK);

  private PromptBank() {}

  /** The banks there are. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The prompts of a bank in bank order.
   *
   * @throws BadInput when there is no bank of this name
   */
  public static List<Prompt> load(String name) {
    if (!NAMES.contains(name)) {
      throw new BadInput(
          "there is no prompt bank '"
              + name
              + "'"
              + Nearest.hint(name, NAMES)
              + " (the banks are "
              + String.join(", ", NAMES)
              + "; your own prompts are named with file: instead)");
    }
    List<Prompt> core = read();
    return name.equals(QUICK) ? core.stream().filter(p -> p.tags().contains(QUICK)).toList() : core;
  }

  /**
   * SHA-256 over ids and texts in their order: what must be the same for two runs to have asked the
   * same. Categories and tags are left out, they change nothing a model sees.
   */
  public static String hash(List<Prompt> prompts) {
    List<String> fields = new ArrayList<>();
    for (Prompt p : prompts) {
      fields.add(p.id());
      fields.add(p.text());
    }
    return Sha256.ofFields(fields);
  }

  private record Row(
      String id,
      String text,
      List<String> categories,
      List<String> tags,
      String language,
      String kind) {}

  private static List<Prompt> read() {
    ObjectMapper json =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    try (InputStream in = PromptBank.class.getResourceAsStream("core.jsonl")) {
      if (in == null) throw new IllegalStateException("core.jsonl is not on the class path");
      List<Prompt> prompts = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        Row r = json.readValue(line, Row.class);
        prompts.add(new Prompt(r.id, r.text, null, r.categories, r.tags, r.language));
      }
      return List.copyOf(prompts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("core.jsonl does not parse", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
