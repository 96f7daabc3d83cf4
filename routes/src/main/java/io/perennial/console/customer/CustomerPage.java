package io.perennial.console.customer;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page at {@code /customers/{id}}. */
@Controller
final class CustomerPage {

  private final CustomerReader reader;

  CustomerPage(CustomerReader reader) {
    this.reader = reader;
  }

  @GetMapping("/customers/{id:[0-9]{1,18}}")
  String show(@PathVariable long id, Model model) {
    model.addAttribute(
        "customer",
        reader.read(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "customer";
  }
}
