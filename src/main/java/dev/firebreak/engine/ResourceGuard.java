package dev.firebreak.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Refuses, before the engine reads them, files that no plan holds, tables with expressions in another language than FEEL,
 * diagrams and tables that name a schema (the engine would fetch it from wherever they say), and forms with parts that no
 * plan holds. What else diagrams hold is for {@link PlanGuard}.
 */
class ResourceGuard implements Deployer {

    private static final Set<String> SUFFIXES = Set.of("bpmn", "dmn", "form", "mustache", "yaml", "csv", "md", "json");
    private static final Set<String> XML = Set.of("bpmn", "dmn");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LANGUAGE_ATTRIBUTES = Set.of("expressionLanguage", "typeLanguage");
    private static final Set<String> SCHEMA_ATTRIBUTES = Set.of("schemaLocation", "noNamespaceSchemaLocation");

    @Override
    public void deploy(DeploymentEntity deployment) {
        for (ResourceEntity resource : deployment.getResources().values()) {
            String name = resource.getName();
            String suffix = name.substring(name.lastIndexOf('.') + 1);
            if (!SUFFIXES.contains(suffix)) {
                throw refusal(name, "files of this kind are not part of a plan. Known are: " + SUFFIXES);
            }
            if (XML.contains(suffix)) {
                check(name, parse(name, resource.getBytes()), suffix.equals("dmn"));
            } else if (suffix.equals("form")) {
                checkForm(name, resource.getBytes());
            }
        }
    }

    private static void checkForm(String name, byte[] form) {
        try {
            List<String> problems = FormSchema.planProblems(JSON.readTree(form));
            if (!problems.isEmpty()) {
                throw refusal(name, String.join(" ", problems));
            }
        } catch (IOException e) {
            throw refusal(name, "it cannot be read as JSON: " + e.getMessage());
        }
    }

    private static void check(String name, Document document, boolean isTable) {
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            checkSchema(name, element);
            if (isTable) {
                checkLanguages(name, element);
            }
        }
    }

    private static void checkSchema(String name, Element element) {
        for (String attribute : SCHEMA_ATTRIBUTES) {
            if (element.hasAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, attribute)) {
                throw refusal(
                        name,
                        "'" + attribute + "' of element '" + element.getAttribute("id")
                                + "' names a schema to fetch. Remove that attribute.");
            }
        }
    }

    private static void checkLanguages(String name, Element element) {
        for (String attribute : LANGUAGE_ATTRIBUTES) {
            String language = element.getAttribute(attribute);
            if (!language.isEmpty() && !isFeel(language)) {
                throw refusal(
                        name,
                        "element '" + element.getAttribute("id") + "' is written in '" + language
                                + "'. Use FEEL, or leave the language out.");
            }
        }
    }

    private static boolean isFeel(String language) {
        return language.equalsIgnoreCase("feel") || language.matches("https?://www\\.omg\\.org/spec/.*FEEL.*");
    }

    private static Document parse(String name, byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException e) {
            throw refusal(name, "it cannot be read as XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JVM has no XML parser that can be made safe", e);
        }
    }

    private static ParseException refusal(String name, String why) {
        Problem problem = new GuardProblem(why, 0, 0, null);
        return new ParseException("The plan guard refuses " + name + ": " + why, name, List.of(problem), List.of());
    }
}
