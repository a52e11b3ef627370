package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;

/** A measure of a distribution over the values of a finite law, against that law. */
interface LawMeasure {

  /** What it is; the same object every time. */
  Definition definition();

  /**
   * The measure.
   *
   * @param q share of each value; adds up to 1
   * @param p probability of each value under the law; all positive, add up to 1
   * @param n how many answers q was counted on, at least 2; 0 where q is a distribution itself
   */
  double of(double[] q, double[] p, int n);
}
