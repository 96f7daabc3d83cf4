package io.perennial.sandbox.company.cast;

/** How large a customer is, which decides how much time is spent on it. */
public enum Size {
  SMALL("TECH", "Digital", 1, 7),
  MIDDLE("LOW", "Low touch", 15, 70),
  LARGE("HIGH", "High touch", 150, 600);

  private final String touch;
  private final String label;
  private final int leastArr;
  private final int mostArr;

  Size(String touch, String label, int leastArr, int mostArr) {
    this.touch = touch;
    this.label = label;
    this.leastArr = leastArr;
    this.mostArr = mostArr;
  }

  /** The touch model that its ARR brings, for example {@code HIGH}. */
  public String touch() {
    return touch;
  }

  /** What the picklist Touch_Model__c calls it, for example {@code High touch}. */
  public String label() {
    return label;
  }

  /** Lowest ARR before discounts, in thousands of dollars, euros or pounds. */
  public int leastArr() {
    return leastArr;
  }

  /** Highest ARR before discounts, in thousands. */
  public int mostArr() {
    return mostArr;
  }
}
