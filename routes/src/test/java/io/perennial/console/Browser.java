package io.perennial.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a screen. */
public final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("routes/target/screenshots");

  /** Of axe-core: what is checked, and what of it is told. */
  private static final String BARRIERS =
      """
      return axe.run(document, {
        runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
        iframes: false,
        resultTypes: ['violations', 'passes']
      }).then(found => {
        const contrast = found.passes.find(rule => rule.id === 'color-contrast');
        return found.violations.flatMap(rule => rule.nodes.map(
            node => rule.id + ' ' + node.target.flat().join(' ') + ': ' + node.failureSummary))
          .concat(contrast ? [] : ['no text was looked at']);
      })
      """;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Fails where no browser is installed, naming what to install. */
  public static Browser start() {
    Path chromium = installed("chromium");
    Path driver = installed("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "There is no %s here: apt-get install -y chromium chromium-driver"
                        .formatted(program)));
  }

  public Browser open(URI page) {
    driver.get(page.toString());
    return this;
  }

  public Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.manage().window().setSize(new Dimension(Math.max(500, width), height));
    return this;
  }

  /** The system prefers these colours: {@code dark} or {@code light}. */
  public Browser prefers(String colours) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    return this;
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /** Goes into a frame of the page; {@link #open} leaves it. */
  public Browser inside(String css) {
    driver.switchTo().frame(find(css));
    return this;
  }

  /** Out of all frames. */
  public Browser outside() {
    driver.switchTo().defaultContent();
    return this;
  }

  /** What has the keyboard's attention. */
  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  public void press(CharSequence... keys) {
    focused().sendKeys(keys);
  }

  public void tab() {
    press(Keys.TAB);
  }

  public Object run(String script) {
    return Objects.requireNonNull(((JavascriptExecutor) driver).executeScript(script));
  }

  public String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  public void back() {
    driver.navigate().back();
  }

  /** How many pixels the page is wider than the window. */
  public long overflow() {
    return (Long)
        run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /**
   * What keeps somebody from using the page or frame: violations of WCAG 2 A and AA, of contrast,
   * too, that axe-core finds.
   */
  public List<String> barriers() {
    try (InputStream axe = Browser.class.getResourceAsStream("/vendor/axe.min.js")) {
      Object loaded =
          run(new String(Objects.requireNonNull(axe).readAllBytes(), UTF_8) + "; return 1");
      assert loaded != null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return ((List<?>) run(BARRIERS)).stream().map(String::valueOf).toList();
  }

  /** Errors and warnings that pages wrote to the browser's console. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Everything that was asked of the network. */
  public List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** Writes what the window shows as {@code target/screenshots/NAME.png}. */
  public Path screenshot(String name) {
    return write(name, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Writes one part of the page, and nothing around it, in the same way. */
  public Path screenshot(String name, String css) {
    return write(name, find(css).getScreenshotAs(OutputType.BYTES));
  }

  private static Path write(String name, byte[] picture) {
    try {
      Files.createDirectories(SCREENSHOTS);
      return Files.write(SCREENSHOTS.resolve(name + ".png"), SmallPicture.of(picture));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The whole height of the page. */
  public int height() {
    return ((Long) run("return document.documentElement.scrollHeight")).intValue();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
