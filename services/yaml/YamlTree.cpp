#include "services/yaml/YamlTree.h"

#include "services/yaml/FileProblemText.h"

#include <QRegularExpression>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <cmath>
#include <sstream>

namespace ph {

namespace {

struct Stop {
    FileProblem problem;
};

[[noreturn]] void refuse(const YAML::Mark& mark, const char* words)
{
    throw Stop{FileProblem::make(mark.line + 1, mark.column + 1, {}, fileProblemText(words))};
}

YamlNode scalar(const YAML::Mark& mark, const std::string& tag, const std::string& value)
{
    YamlNode node;
    node.kind = YamlNode::Kind::Text;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    node.text = QString::fromStdString(value);
    if (tag == "!") // quoted, or a block
        return node;
    static const QRegularExpression null(QStringLiteral("^(~|null|Null|NULL|)$"));
    static const QRegularExpression flag(QStringLiteral("^(true|True|TRUE|false|False|FALSE)$"));
    static const QRegularExpression number(
        QStringLiteral("^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"));
    static const QRegularExpression none(QStringLiteral("^([-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN))$"));
    if (null.match(node.text).hasMatch()) {
        node.kind = YamlNode::Kind::Null;
    } else if (flag.match(node.text).hasMatch()) {
        node.kind = YamlNode::Kind::Flag;
    } else if (number.match(node.text).hasMatch()) {
        node.kind = YamlNode::Kind::Number;
        node.number = node.text.toDouble();
    } else if (none.match(node.text).hasMatch()) {
        node.kind = YamlNode::Kind::Number;
        node.number = std::nan("");
    }
    return node;
}

/// Builds the tree from the parser's events: the library's own would follow aliases, and forget where keys of
/// the same name stood.
class TreeBuilder final : public YAML::EventHandler {
public:
    YamlNode root;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        noAnchor(mark, anchor);
        add(scalar(mark, "?", ""));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        refuse(mark, QT_TRANSLATE_NOOP("ph::FileProblem", "Aliases are not read here: write the value out."));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        noAnchor(mark, anchor);
        noTag(mark, tag);
        if (value == "<<" && tag != "!")
            refuse(mark, QT_TRANSLATE_NOOP("ph::FileProblem",
                                           "Merge keys are not read here: write the values out."));
        add(scalar(mark, tag, value));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::List);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        std::optional<YamlNode> key; ///< of a map: read, and waiting for its value
    };

    static void noAnchor(const YAML::Mark& mark, YAML::anchor_t anchor)
    {
        if (anchor != YAML::NullAnchor)
            refuse(mark,
                   QT_TRANSLATE_NOOP("ph::FileProblem", "Anchors are not read here: write the value out."));
    }
    static void noTag(const YAML::Mark& mark, const std::string& tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, QT_TRANSLATE_NOOP("ph::FileProblem", "Tags are not read here."));
    }
    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind)
    {
        noAnchor(mark, anchor);
        noTag(mark, tag);
        if (stack_.size() >= std::size_t(maxYamlDepth))
            refuse(mark, QT_TRANSLATE_NOOP("ph::FileProblem", "This is nested too deeply."));
        Open started;
        started.node.kind = kind;
        started.node.line = mark.line + 1;
        started.node.column = mark.column + 1;
        stack_.push_back(std::move(started));
    }
    void close()
    {
        auto node = std::move(stack_.back().node);
        stack_.pop_back();
        add(std::move(node));
    }
    void add(YamlNode node)
    {
        if (stack_.empty()) {
            root = std::move(node);
            return;
        }
        auto& parent = stack_.back();
        if (parent.node.kind == YamlNode::Kind::List) {
            parent.node.items.push_back(std::move(node));
        } else if (parent.key) {
            parent.node.children.push_back({std::move(*parent.key), std::move(node)});
            parent.key.reset();
        } else {
            if (!node.items.empty() || !node.children.empty() || node.kind == YamlNode::Kind::List ||
                node.kind == YamlNode::Kind::Map)
                throw Stop{FileProblem::make(
                    node.line, node.column, {},
                    fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "A key is one word or text.")))};
            parent.key = std::move(node);
        }
    }
    std::vector<Open> stack_;
};

} // namespace

FileProblem FileProblem::make(int line, int column, QString path, const RecordedText& message)
{
    return {line, column, std::move(path), message.shown,
            message.english == message.shown ? QString() : message.english};
}

QString problemLine(const QString& file, const FileProblem& problem)
{
    return QStringLiteral("%1:%2:%3: %4%5")
        .arg(file)
        .arg(problem.line)
        .arg(problem.column)
        .arg(problem.path.isEmpty() ? QString() : problem.path + QStringLiteral(": "), problem.message);
}

YamlReading readYaml(const QByteArray& text, qsizetype maxBytes)
{
    YamlReading reading;
    if (text.size() > maxBytes) {
        reading.problems.append(FileProblem::make(
            1, 1, {},
            fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "The file is larger than %1 KiB."))
                .arg(maxBytes / 1024)));
        return reading;
    }
    if (!text.isValidUtf8()) {
        reading.problems.append(FileProblem::make(
            1, 1, {}, fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "The file is not UTF-8."))));
        return reading;
    }
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        TreeBuilder first, second;
        if (!parser.HandleNextDocument(first))
            refuse(YAML::Mark(), QT_TRANSLATE_NOOP("ph::FileProblem", "The file is empty."));
        if (parser.HandleNextDocument(second))
            throw Stop{FileProblem::make(
                second.root.line, second.root.column, {},
                fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "The file holds a second document.")))};
        reading.root = std::move(first.root);
    } catch (const Stop& stop) {
        reading.problems.append(stop.problem);
    } catch (const YAML::Exception& exception) {
        reading.problems.append(FileProblem::make(
            std::max(0, exception.mark.line) + 1, std::max(0, exception.mark.column) + 1, {},
            //: %1 are the words of the YAML parser, in English
            fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "No YAML: %1."))
                .arg(QString::fromStdString(exception.msg))));
    }
    return reading;
}

} // namespace ph
