package io.perennial.console.customer;

import io.perennial.console.Shown;
import java.util.List;

/**
 * A parent and its children. Scores are never averaged: a mean of a good and a bad one describes
 * nobody.
 *
 * @param parent empty if it has none that we know
 * @param arr sum of the children's ARR, one text for each currency
 * @param renewal earliest renewal date among the children
 * @param band worst band among the children
 * @param atRisk how many children are at risk
 * @param children the worst first
 */
record Family(
    List<Relative> parent,
    String arr,
    Shown renewal,
    Shown band,
    String atRisk,
    List<Relative> children) {

  Family {
    parent = List.copyOf(parent);
    children = List.copyOf(children);
  }

  /**
   * Another customer.
   *
   * @param band as it is stored; empty without a score
   */
  record Relative(
      long id,
      String name,
      Shown points,
      String band,
      Shown arr,
      Shown renewalDate,
      String renewalFlag,
      Shown atRisk) {}
}
