package dev.hivemeter.pipeline;

import dev.hivemeter.model.Finding;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator.Result.Replied;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an endpoint draws: temperature, seed, cache.
 *
 * @param cold answers at temperature 0
 * @param warm answers at temperature 1 without a seed
 * @param seeded two answers at temperature 1: of one seed where the warm ones differ, else of two
 * @param derived whether the study sends seeds
 */
record DrawChecks(
    ModelSpec model,
    List<Replied> cold,
    List<Replied> warm,
    List<Replied> seeded,
    boolean derived) {

  /**
   * @param replayed whether replies came twice under one id
   */
  List<Finding> findings(boolean replayed) {
    boolean coldSame = EndpointCheck.allEqual(EndpointCheck.texts(cold));
    boolean warmSame = EndpointCheck.allEqual(EndpointCheck.texts(warm));
    boolean seededSame = EndpointCheck.allEqual(EndpointCheck.texts(seeded));
    boolean neverDiffers =
        warmSame && seededSame && EndpointCheck.texts(cold).containsAll(EndpointCheck.texts(warm));
    List<Finding> all = new ArrayList<>();
    if (replayed) all.add(cache());
    else if (warmSame) all.add(neverDiffers ? notRead() : seededSame ? sameAnswer() : frozen());
    else {
      all.add(coldSame ? honoured() : notCold());
      all.add(seed(seededSame));
    }
    return all;
  }

  private Finding cache() {
    return Finding.fail(
        model.label() + ": cache",
        "replies came again word by word under the same id: something between here and the model"
            + " replays answers, so repeats are not draws and would look like collapse",
        "switch the gateway's cache off for these calls, or ask the model's own endpoint");
  }

  private Finding notRead() {
    return Finding.fail(
        model.label() + ": temperature",
        "answers at temperature 0 and 1, with two seeds and without, are all the same: the"
            + " temperature is not read, or a cache answers",
        "ask the endpoint's makers whether temperature is honoured; look for a cache in between");
  }

  private Finding sameAnswer() {
    return Finding.fail(
        model.label() + ": temperature",
        "three answers at temperature 1 are the same, and two more with different seeds as well;"
            + " only temperature 0 answers otherwise",
        "look for a cache in between, or for a server that was started with a fixed seed");
  }

  private Finding frozen() {
    return Finding.fail(
        model.label() + ": seed",
        "three answers at temperature 1 without a seed are the same, while different seeds give"
            + " different ones: the endpoint's seed is frozen, or a cache answers what is asked"
            + " again; repeats are not draws and would look like collapse",
        "start the server without a fixed seed, switch a cache off, or write seeds: derived");
  }

  private Finding honoured() {
    return Finding.ok(
        model.label() + ": temperature", "honoured: answers agree at 0 and differ at 1");
  }

  private Finding notCold() {
    return Finding.warn(
        model.label() + ": temperature",
        "two answers at temperature 0 differ, so it is not read, or the endpoint is not"
            + " deterministic (batches of changing size, several replicas)",
        "compare answers at a low and a high temperature before a sweep is believed");
  }

  private Finding seed(boolean honoured) {
    String about = model.label() + ": seed";
    if (honoured)
      return Finding.ok(
          about, "honoured: one seed gives one answer; without a seed answers differ");
    String what = "not honoured: one seed gave two different answers";
    return derived
        ? Finding.warn(
            about, what, "the study's seeds: derived cannot make its answers reproducible here")
        : Finding.ok(about, what + "; the study sends none");
  }
}
