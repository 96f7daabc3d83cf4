package io.perennial.health.model;

import io.perennial.model.Money;
import io.perennial.model.TouchModel;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From how much ARR on a customer gets how much one-to-one time; a person's choice wins over it.
 *
 * @param otherwise for customers whose ARR is unknown, or in a currency without cut-offs
 * @param fromArr by currency code
 */
public record TouchRules(TouchModel otherwise, SortedMap<String, CutOffs> fromArr) {

  /**
   * Cut-offs of one currency, in whole units a year; below both it is TECH.
   *
   * @param high HIGH from this ARR on
   * @param low LOW from this ARR on
   */
  public record CutOffs(int high, int low) {}

  public TouchRules {
    fromArr = Collections.unmodifiableSortedMap(new TreeMap<>(fromArr));
  }

  public TouchModel of(Optional<TouchModel> chosen, Optional<Money> arr) {
    if (chosen.isPresent()) {
      return chosen.get();
    }
    if (arr.isEmpty()) {
      return otherwise;
    }
    CutOffs cutOffs = fromArr.get(arr.get().currency().getCurrencyCode());
    if (cutOffs == null) {
      return otherwise;
    }
    int digits = Math.max(0, arr.get().currency().getDefaultFractionDigits());
    long unit = Math.round(Math.pow(10, digits));
    if (arr.get().minorUnits() >= cutOffs.high() * unit) {
      return TouchModel.HIGH;
    }
    return arr.get().minorUnits() >= cutOffs.low() * unit ? TouchModel.LOW : TouchModel.TECH;
  }
}
