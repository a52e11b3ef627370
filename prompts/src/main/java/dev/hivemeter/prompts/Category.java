package dev.hivemeter.prompts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of open-ended question a prompt is: the 17 categories of Infinity-Chat's taxonomy under
 * its 6 top-level groups. A prompt may belong to several; the first one named is the one it was
 * written for.
 *
 * <p>Two groups, Creative Content Generation and Brainstorm &amp; Ideation, have no finer division
 * and are categories themselves.
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">Jiang et al. 2025</a>
 */
public enum Category {
  CREATIVE_CONTENT_GENERATION(Group.CREATIVE_CONTENT_GENERATION, "Creative Content Generation"),
  BRAINSTORM_AND_IDEATION(Group.BRAINSTORM_AND_IDEATION, "Brainstorm & Ideation"),
  PHILOSOPHICAL_QUESTIONS(Group.OPEN_ENDEDNESS, "Philosophical Questions"),
  ABSTRACT_CONCEPTUAL_QUESTIONS(Group.OPEN_ENDEDNESS, "Abstract Conceptual Questions"),
  AMBIGUOUS_EVERYDAY_QUESTIONS(Group.OPEN_ENDEDNESS, "Ambiguous Everyday Questions"),
  ANALYTICAL_AND_INTERPRETIVE_QUESTIONS(
      Group.OPEN_ENDEDNESS, "Analytical & Interpretive Questions"),
  SPECULATIVE_AND_HYPOTHETICAL_SCENARIOS(
      Group.OPEN_ENDEDNESS, "Speculative & Hypothetical Scenarios"),
  VALUE_LADEN_QUESTIONS(Group.ALTERNATIVE_PERSPECTIVES, "Value-Laden Questions"),
  CONTROVERSIAL_QUESTIONS(Group.ALTERNATIVE_PERSPECTIVES, "Controversial Questions"),
  COMMUNICATION_STYLES(Group.ALTERNATIVE_STYLES, "Communication Styles"),
  WRITING_GENRES(Group.ALTERNATIVE_STYLES, "Writing Genres"),
  PROBLEM_SOLVING(Group.INFORMATION_SEEKING, "Problem Solving"),
  DECISION_SUPPORT(Group.INFORMATION_SEEKING, "Decision Support"),
  SKILL_DEVELOPMENT(Group.INFORMATION_SEEKING, "Skill Development"),
  RECOMMENDATIONS(Group.INFORMATION_SEEKING, "Recommendations"),
  CONCEPT_EXPLANATION(Group.INFORMATION_SEEKING, "Concept Explanation"),
  PERSONAL_ADVICE(Group.INFORMATION_SEEKING, "Personal Advice");

  /** The six top-level groups. */
  public enum Group {
    CREATIVE_CONTENT_GENERATION("Creative Content Generation"),
    BRAINSTORM_AND_IDEATION("Brainstorm & Ideation"),
    OPEN_ENDEDNESS("Open-Endedness"),
    ALTERNATIVE_PERSPECTIVES("Alternative Perspectives"),
    ALTERNATIVE_STYLES("Alternative Styles"),
    INFORMATION_SEEKING("Information-Seeking");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    /** The group's name as the taxonomy writes it. */
    public String label() {
      return label;
    }
  }

  private final Group group;
  private final String label;

  Category(Group group, String label) {
    this.group = group;
    this.label = label;
  }

  public Group group() {
    return group;
  }

  /** The category's name as the taxonomy writes it, and as prompts carry it. */
  public String label() {
    return label;
  }

  /** The category of exactly this name; empty for any other text. */
  public static Optional<Category> ofLabel(String label) {
    return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst();
  }

  /**
   * The category whose name this is in any case and with any signs between its words, maybe behind
   * its group's: {@code open-endedness: philosophical_questions}.
   */
  static Optional<Category> like(String name) {
    String words = words(name.substring(name.lastIndexOf(':') + 1));
    return Arrays.stream(values()).filter(c -> words(c.label).equals(words)).findFirst();
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replace("&", " and ")
        .replaceAll("[^\\p{L}]+", " ")
        .strip();
  }

  /** All names, in the taxonomy's order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Category::label).toList();
  }
}
