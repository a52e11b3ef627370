package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.cli.PilotPlan.Planned;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.plan.Detect;
import dev.hivemeter.plan.Detect.Choice;
import dev.hivemeter.plan.Detect.Noise;
import dev.hivemeter.stats.Power;
import java.util.Locale;

/** A plan from a pilot, for people and for programs. */
final class PilotView {
  private static final int FEW_PROMPTS = 30;

  private PilotView() {}

  static String text(PilotPlan plan) {
    StringBuilder b = new StringBuilder();
    b.append("To see a difference of ")
        .append(plan.difference())
        .append(" in mean pairwise cosine (")
        .append(plan.embedding())
        .append(")\nin a paired test over prompts, two-sided at 5 %, with 80 % power. Pilot: ")
        .append(plan.run())
        .append(", ")
        .append(plan.samples())
        .append(" samples a cell.\n\n");
    table(plan, b);
    largest(plan, b);
    for (String left : plan.left()) b.append("Not planned: ").append(left).append('\n');
    if (plan.withoutVector() > 0)
      b.append("Left out: ")
          .append(plan.withoutVector())
          .append(" answers without a vector; `hivemeter score` embeds what can be embedded.\n");
    return b.toString().stripTrailing();
  }

  private static void table(PilotPlan plan, StringBuilder b) {
    int width = 8;
    for (Planned p : plan.contrasts()) width = Math.max(width, p.title().length());
    b.append(
        String.format(
            Locale.ROOT,
            "%-" + width + "s  %7s  %6s  %5s  %7s  %8s",
            "contrast",
            "differ",
            "sd",
            "noise",
            "sees",
            "prompts"));
    for (int n : Detect.SAMPLES) b.append(String.format(Locale.ROOT, "  %7s", "at " + n));
    b.append('\n');
    for (Planned p : plan.contrasts()) {
      Detect d = p.detect();
      Noise noise = d.noise();
      b.append(
          String.format(
              Locale.ROOT,
              "%-" + width + "s  %+7.3f  %6.4f  %5s  %7.4f  %8s",
              p.title(),
              d.mean(),
              d.sd(),
              noise == null ? "–" : percent(share(noise)),
              d.detectable(),
              prompts(d.needed())));
      for (Choice c : d.choices())
        b.append(String.format(Locale.ROOT, "  %7s", prompts(c.prompts())));
      b.append('\n');
    }
    b.append(
        "\ndiffer: the pilot's mean difference, second less first. sd: of the prompts' differences;"
            + " noise: the part of\nits square that sampling alone makes. sees: the smallest"
            + " difference that the pilot's own prompts show. prompts:\nneeded with the pilot's"
            + " samples; at N: needed with N samples a prompt and condition.\n\n");
  }

  private static void largest(PilotPlan plan, StringBuilder b) {
    Planned most = plan.contrasts().get(0);
    Detect d = most.detect();
    b.append("Largest need: ")
        .append(prompts(d.needed()))
        .append(" prompts at the pilot's samples, for ")
        .append(most.title())
        .append(".\n");
    Noise noise = d.noise();
    if (noise == null)
      b.append(
          "A pool has fewer than four answers, so nothing can be said of other numbers of"
              + " samples.\n");
    else if (noise.negative())
      b.append(
          "Its differences vary no more than sampling alone makes them: more samples help as much"
              + " as more prompts do.\n");
    else if (noise.samplesHelp())
      b.append("More samples help: twice as many save ")
          .append(percent(noise.saving()))
          .append(" of the prompts.\n");
    else
      b.append("Only more prompts help: twice the samples would save ")
          .append(percent(noise.saving()))
          .append(" of them.\n");
    if (d.prompts() < FEW_PROMPTS)
      b.append("The pilot has ")
          .append(d.prompts())
          .append(" prompts, so the sd is itself unsure: ")
          .append(prompts(d.cautious()))
          .append(" prompts are enough in four of five such pilots.\n");
  }

  static String json(PilotPlan plan) {
    ObjectNode root = JsonOut.object();
    root.put("run", plan.run())
        .put("metric", PoolMetrics.MEAN_PAIRWISE_COSINE)
        .put("embedding", plan.embedding())
        .put("difference", plan.difference())
        .put("level", 0.05)
        .put("power", Power.TARGET)
        .put("samples", plan.samples())
        .put("without_vector", plan.withoutVector());
    ArrayNode contrasts = root.putArray("contrasts");
    for (Planned p : plan.contrasts()) contrast(p, contrasts.addObject());
    plan.left().forEach(root.putArray("not_planned")::add);
    return JsonOut.line(root);
  }

  private static void contrast(Planned p, ObjectNode node) {
    Detect d = p.detect();
    node.put("a", p.a())
        .put("b", p.b())
        .put("prompts", d.prompts())
        .put("mean_difference", d.mean())
        .put("sd", d.sd())
        .put("detectable", d.detectable())
        .put("needed", d.needed())
        .put("needed_cautious", d.cautious());
    Noise noise = d.noise();
    if (noise != null)
      node.putObject("noise")
          .put("between_variance", noise.between())
          .put("within_variance", noise.within())
          .put("between_negative", noise.negative())
          .put("saved_by_twice_the_samples", noise.saving());
    ArrayNode choices = node.putArray("choices");
    for (Choice c : d.choices())
      choices
          .addObject()
          .put("samples", c.samples())
          .put("prompts", c.prompts())
          .put("calls", c.calls());
  }

  private static double share(Noise noise) {
    return noise.within() / (noise.within() + noise.between());
  }

  private static String prompts(int n) {
    return n >= Power.MOST ? "> 10 million" : Integer.toString(n);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
