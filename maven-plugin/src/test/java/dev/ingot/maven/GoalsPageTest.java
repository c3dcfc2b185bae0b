// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page for users has all goals, with the parameters as the plugin's descriptor has them; {@code -Dgolden.update} writes them. */
class GoalsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "maven.md");
    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");
    private static final Pattern TABLE = Pattern.compile("<!-- parameters: (\\w+) -->\n(\\|[^\n]*\n)*");

    @Test
    void listsTheParametersOfAllGoals() throws Exception {
        TreeMap<String, String> tables = new TreeMap<>();
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR.toFile())
                .getDocumentElement();
        for (Element goal : children(child(plugin, "mojos"), "mojo")) {
            tables.put(text(goal, "goal"), table(goal));
        }
        tables.remove("help");
        String page = Files.readString(PAGE);
        assertThat(TABLE.matcher(page).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(tables.keySet());

        String expected = TABLE.matcher(page).replaceAll(found -> Matcher.quoteReplacement(section(found, tables)));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).content().isEqualTo(expected);
    }

    private static String section(MatchResult found, TreeMap<String, String> tables) {
        return "<!-- parameters: " + found.group(1) + " -->\n" + tables.get(found.group(1));
    }

    private static String table(Element goal) {
        StringBuilder table = new StringBuilder("| parameter | property | default | |\n|---|---|---|---|\n");
        for (Element parameter : children(child(goal, "parameters"), "parameter")) {
            if (text(parameter, "editable").equals("false")) {
                continue;
            }
            String name = text(parameter, "name");
            Element value = children(child(goal, "configuration"), name).stream()
                    .findFirst()
                    .orElse(null);
            String property = value == null ? "" : value.getTextContent().replaceAll("[${}]", "");
            String preset = value == null ? "" : value.getAttribute("default-value");
            String required = text(parameter, "required").equals("true") ? "required" : "";
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            name,
                            code(property),
                            preset.isEmpty() ? required : code(preset),
                            markdown(text(parameter, "description"))));
        }
        return table.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String markdown(String html) {
        return html.replaceAll("</?code>", "`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Element child(Element parent, String name) {
        List<Element> children = children(parent, name);
        assertThat(children).as("%s in %s", name, parent.getTagName()).hasSize(1);
        return children.get(0);
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> children = new ArrayList<>();
        IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).forEach(node -> {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        });
        return children;
    }
}
