package dev.hivemeter.providers;

import dev.hivemeter.model.Prompt;
import org.jspecify.annotations.Nullable;

/** How a prompt is put to a completions endpoint. */
final class Template {
  private static final String PLACE = "{prompt}";

  private Template() {}

  /** The template with the prompt in every place for it; without a template the prompt as it is. */
  static String fill(@Nullable String template, Prompt prompt) {
    return template == null ? prompt.text() : template.replace(PLACE, prompt.text());
  }
}
