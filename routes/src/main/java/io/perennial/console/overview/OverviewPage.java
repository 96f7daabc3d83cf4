package io.perennial.console.overview;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at {@code /}. */
@Controller
final class OverviewPage {

  private final OverviewReader reader;

  OverviewPage(OverviewReader reader) {
    this.reader = reader;
  }

  @GetMapping("/")
  String show(Model model) {
    model.addAttribute("overview", reader.read());
    return "overview";
  }
}
