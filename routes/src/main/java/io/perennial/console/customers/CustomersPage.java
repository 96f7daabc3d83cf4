package io.perennial.console.customers;

import io.perennial.console.Tones;
import io.perennial.console.Words;
import io.perennial.console.customers.CustomerTable.Page;
import io.perennial.health.flag.FlagName;
import io.perennial.health.model.Band;
import io.perennial.renewal.RenewalFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page at {@code /customers}. */
@Controller
final class CustomersPage {

  private final CustomerTable table;
  private final Tones tones;

  CustomersPage(CustomerTable table, Tones tones) {
    this.table = table;
    this.tones = tones;
  }

  @GetMapping("/customers")
  String show(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String renewal,
      @RequestParam(defaultValue = "") String flag,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    String known = bands().contains(band) ? band : "";
    Page read = table.read(Wanted.of(search, known, renewal, flag, sort, order, page));
    Wanted wanted = read.wanted();
    model.addAttribute("wanted", wanted);
    model.addAttribute("sort", wanted.order().key());
    model.addAttribute("direction", wanted.direction());
    model.addAttribute("rows", read.rows());
    model.addAttribute("count", Words.count(read.total(), "customer", "customers"));
    model.addAttribute("headings", headings(wanted));
    model.addAttribute("pages", read.pages());
    model.addAttribute("before", wanted.page() > 1 ? at(wanted, -1) : "");
    model.addAttribute("after", wanted.page() < read.pages() ? at(wanted, 1) : "");
    model.addAttribute("bands", bands());
    model.addAttribute("renewals", choices(RenewalFlag.values()));
    model.addAttribute("flags", choices(FlagName.values()));
    return "customers";
  }

  private static String at(Wanted wanted, int step) {
    return wanted.withPage(wanted.page() + step).address();
  }

  private static Map<String, Heading> headings(Wanted wanted) {
    Map<String, Heading> headings = new LinkedHashMap<>();
    for (Order order : Order.values()) {
      headings.put(order.key(), Heading.of(order, wanted));
    }
    return headings;
  }

  private List<String> bands() {
    List<String> names = new ArrayList<>(tones.bands().stream().map(Band::name).toList());
    Collections.reverse(names);
    names.add("unknown");
    return names;
  }

  private static Map<String, String> choices(Enum<?>[] choices) {
    Map<String, String> words = new LinkedHashMap<>();
    Arrays.stream(choices).forEach(choice -> words.put(choice.name(), Words.of(choice)));
    return words;
  }
}
