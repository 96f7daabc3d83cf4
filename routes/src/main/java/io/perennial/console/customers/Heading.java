package io.perennial.console.customers;

/**
 * Head of a column, by which the table can be ordered.
 *
 * @param key as it is written in the address
 * @param address of the table in this order, or the other way round if it is in this order now
 * @param sorted as browsers tell it to those who cannot see: ascending, descending or none
 * @param number whether the column holds numbers
 */
record Heading(String key, String title, String address, String sorted, boolean number) {

  static Heading of(Order order, Wanted wanted) {
    String sorted = order != wanted.order() ? "none" : wanted.up() ? "ascending" : "descending";
    return new Heading(
        order.key(),
        order.title(),
        wanted.withOrder(order).address(),
        sorted,
        order == Order.SCORE || order == Order.ARR || order == Order.COVERAGE);
  }
}
