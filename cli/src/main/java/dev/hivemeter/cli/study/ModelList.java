package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models of a study file, in its order.
 *
 * @param own by label, where a model's sampling differs from the study's
 */
record ModelList(List<ModelSpec> models, Map<String, OwnSampling> own) {
  static final List<String> KEYS =
      List.of(
          "id",
          "label",
          "baseUrl",
          "apiKeyEnv",
          "mode",
          "template",
          "stop",
          "file",
          "dialect",
          "extraBody",
          "logprobs",
          "temperatures",
          "acceptProviderDefaults",
          "limits");

  /** Providers whose models are not asked over a network. */
  private static final Set<String> OFF_LINE = Set.of("control", "recorded");

  /**
   * @throws BadInput with line and column
   */
  static ModelList read(Section top, Grid grid) {
    Integer logprobs = top.integer("logprobs");
    List<ModelSpec> models = new ArrayList<>();
    Map<String, OwnSampling> own = new LinkedHashMap<>();
    Map<String, YamlNode> labels = new HashMap<>();
    top.required("models");
    for (YamlNode node : top.list("models")) {
      ModelSpec model = model(node, logprobs);
      refuseControls(node, model);
      YamlNode first = labels.putIfAbsent(model.label(), node);
      if (first != null)
        throw new BadInput(
            node.place()
                + ": model '"
                + model.label()
                + "' stands already at line "
                + first.place().line()
                + "; give one of them a 'label'");
      models.add(model);
      if (node instanceof Mapping) {
        Section s = new Section("models", node, KEYS);
        OwnSampling sampling = OwnSampling.read(s);
        s.at("temperatures", () -> grid.samplings(sampling));
        if (!sampling.equals(OwnSampling.NONE)) own.put(model.label(), sampling);
      }
    }
    if (models.isEmpty())
      throw new BadInput(top.required("models").place() + ": 'models' is empty; name at least one");
    return new ModelList(models, own);
  }

  /** Every model under every sampling of its own, in every elicitation. */
  List<Condition> conditions(Grid grid, List<Elicitation> elicitations) {
    List<Condition> conditions = new ArrayList<>();
    for (ModelSpec model : models)
      for (Sampling s : grid.samplings(own(model)))
        for (Elicitation e : asked(model, elicitations)) conditions.add(new Condition(model, s, e));
    return conditions;
  }

  /** A control writes no lists. */
  private static List<Elicitation> asked(ModelSpec model, List<Elicitation> elicitations) {
    if (!model.isControl()) return elicitations;
    List<Elicitation> single =
        elicitations.stream().filter(e -> e.approach().answers() == 1).toList();
    return single.isEmpty() ? List.of(Elicitation.DIRECT) : single;
  }

  OwnSampling own(ModelSpec model) {
    return own.getOrDefault(model.label(), OwnSampling.NONE);
  }

  /** Names stand in tables, file names and on terminals. */
  private static void refuseControls(YamlNode node, ModelSpec model) {
    for (String name : List.of(model.label(), model.name()))
      name.chars()
          .filter(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
          .findFirst()
          .ifPresent(
              c -> {
                throw new BadInput(
                    node.place()
                        + ": the "
                        + (name.equals(model.label()) ? "label" : "id")
                        + " of a model holds the control character U+"
                        + String.format(Locale.ROOT, "%04X", c)
                        + "; take it out");
              });
  }

  private static ModelSpec model(YamlNode node, @Nullable Integer logprobs) {
    if (node instanceof YamlNode.Scalar s) {
      try {
        ModelSpec plain = ModelSpec.chat(s.text(), Connection.NONE);
        return new ModelSpec(
            plain.label(),
            plain.provider(),
            plain.name(),
            plain.mode(),
            plain.template(),
            plain.stop(),
            plain.connection(),
            asking(null, plain.provider(), logprobs));
      } catch (BadInput e) {
        throw new BadInput(s.place() + ": " + e.getMessage(), e);
      }
    }
    Section s = new Section("models", node, KEYS);
    String id = Section.text("id", s.required("id"));
    String label = s.text("label");
    refuseForeign(s, id);
    Mode mode = mode(s);
    requireVariable(s);
    Connection connection = new Connection(s.text("baseUrl"), s.text("apiKeyEnv"), s.text("file"));
    String template = s.text("template");
    if (mode == Mode.COMPLETION && template == null)
      throw new BadInput(
          s.place()
              + ": model '"
              + id
              + "' has mode completion and needs a 'template', such as \"Question: {prompt}\\nAnswer:\"");
    return s.at(
        "id",
        () ->
            new ModelSpec(
                label == null ? id : label,
                ModelSpec.providerOf(id),
                ModelSpec.nameOf(id),
                mode,
                template,
                s.texts("stop"),
                connection,
                asking(s, ModelSpec.providerOf(id), logprobs)));
  }

  /**
   * @param model null where only the model's id stands
   * @param logprobs of the study, for models on servers that do not say otherwise
   */
  private static Asking asking(
      @Nullable Section model, String provider, @Nullable Integer logprobs) {
    Integer own = model == null ? null : model.integer("logprobs");
    if (own == null && !OFF_LINE.contains(provider)) own = logprobs;
    return model == null
        ? new Asking(null, Map.of(), own)
        : new Asking(model.text("dialect"), Extra.read(model.node("extraBody")), own);
  }

  /** A key that was pasted where its variable's name belongs is refused without repeating it. */
  private static void requireVariable(Section s) {
    String variable = s.text("apiKeyEnv");
    if (variable != null && !variable.matches("[A-Za-z_][A-Za-z0-9_]{0,99}"))
      throw new BadInput(
          s.required("apiKeyEnv").place()
              + ": apiKeyEnv is not the name of an environment variable (letters, digits, _); the"
              + " key itself never belongs in a study, write the name of the variable that holds it");
  }

  /** A key that a provider does not read would be a promise without effect. */
  private static void refuseForeign(Section s, String id) {
    String provider = s.at("id", () -> ModelSpec.providerOf(id));
    List<String> read =
        switch (provider) {
          case "control" -> List.of("id", "label", "temperatures");
          case "recorded" ->
              List.of("id", "label", "file", "temperatures", "acceptProviderDefaults");
          case "openai" -> KEYS.stream().filter(k -> !k.equals("file")).toList();
          default -> KEYS.stream().filter(k -> !k.equals("file") && !k.equals("dialect")).toList();
        };
    for (String key : KEYS) {
      YamlNode node = s.node(key);
      if (node != null && !read.contains(key))
        throw new BadInput(
            node.place()
                + ": '"
                + key
                + "' means nothing for "
                + provider
                + ": models; they read "
                + String.join(", ", read));
    }
  }

  private static Mode mode(Section s) {
    String mode = s.text("mode");
    if (mode == null || mode.equals("chat")) return Mode.CHAT;
    if (mode.equals("completion")) return Mode.COMPLETION;
    throw new BadInput(
        s.required("mode").place() + ": mode '" + mode + "' is not chat or completion");
  }
}
