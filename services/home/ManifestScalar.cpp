#include "services/home/ManifestScalar.h"

#include "services/home/HomeText.h"
#include "services/home/ManifestPath.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <QRegularExpression>
#include <QStringDecoder>

#include <sstream>

namespace ph {

namespace {

constexpr std::size_t maxDepth = 100;
constexpr qsizetype maxManifestBytes = 4 << 20;
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

using Steps = QList<ManifestPath::Step>;

/// What lies at the path, in one document.
struct Found {
    QString value;
    qsizetype position = 0;
    RecordedText unsupported; ///< why it cannot be changed in place; empty: it can
};

/// Follows yaml-cpp's events with the path in hand: nodes would hide aliases, which lead to other places.
class ScalarSearch final : public YAML::EventHandler {
public:
    explicit ScalarSearch(const Steps& wanted)
        : wanted_(wanted)
    {
    }

    QList<Found> found; ///< more than one: a key stands twice
    QString kind, name;
    bool isTooDeep = false;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        node(mark, {}, anchor,
             homeText(
                 QT_TRANSLATE_NOOP("ph::ReleaseHome", "nothing stands there; write a first value by hand")));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        node(mark, {}, 0,
             homeText(QT_TRANSLATE_NOOP(
                 "ph::ReleaseHome",
                 "it is an alias (*…): the value stands elsewhere and may serve others too")));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        const bool isTagged = !tag.empty() && tag != "?" && tag != "!";
        node(mark, QString::fromStdString(value), anchor,
             isTagged ? homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "it carries a tag"))
                      : RecordedText::nothing());
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, anchor, Level::Sequence);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, anchor, Level::Mapping);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        enum Type { Sequence, Mapping } type = Mapping;
        bool isAnchored = false;
        bool isKey = false;     ///< within a key that is a collection itself: no path leads there
        bool expectsKey = true; ///< of a mapping
        QString key;
        qsizetype index = -1;
    };

    /// Moves to the next child of where we are; true where that child is a mapping's key.
    bool advance(const QString& value)
    {
        if (levels_.empty())
            return false;
        auto& level = levels_.back();
        if (level.type == Level::Sequence) {
            ++level.index;
            return false;
        }
        level.expectsKey = !level.expectsKey;
        if (level.expectsKey)
            return false; // it was the value
        level.key = value;
        return true;
    }

    bool isAt(const Steps& steps) const
    {
        if (steps.size() != qsizetype(levels_.size()))
            return false;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const auto& level = levels_[std::size_t(i)];
            if (level.isKey)
                return false;
            if (level.type == Level::Sequence ? steps[i] != ManifestPath::Step(level.index)
                                              : steps[i] != ManifestPath::Step(level.key))
                return false;
        }
        return true;
    }

    void node(const YAML::Mark& mark, const QString& value, YAML::anchor_t anchor,
              const RecordedText& unsupported)
    {
        if (advance(value))
            return;
        static const Steps kindPath{QStringLiteral("kind")},
            namePath{QStringLiteral("metadata"), QStringLiteral("name")};
        if (isAt(kindPath))
            kind = value;
        if (isAt(namePath))
            name = value;
        if (!isAt(wanted_))
            return;
        const bool isAnchored = anchor != 0 || std::any_of(levels_.begin(), levels_.end(),
                                                           [](const Level& l) { return l.isAnchored; });
        found.append({value, mark.pos,
                      isAnchored ? homeText(QT_TRANSLATE_NOOP(
                                       "ph::ReleaseHome",
                                       "it is part of an anchor (&…), which serves other places too"))
                                 : unsupported});
    }

    void open(const YAML::Mark& mark, YAML::anchor_t anchor, Level::Type type)
    {
        const bool isKey = advance({});
        if (!isKey && isAt(wanted_))
            found.append(
                {{},
                 mark.pos,
                 homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "it is a list or a mapping, not one value"))});
        isTooDeep = isTooDeep || levels_.size() >= maxDepth;
        Level level;
        level.type = type;
        level.isAnchored = anchor != 0;
        level.isKey = isKey;
        levels_.push_back(level);
    }

    void close() { levels_.pop_back(); }

    const Steps& wanted_;
    std::vector<Level> levels_;
};

/// Brackets deeper than this would exhaust the stack of yaml-cpp's recursive parser before any event comes.
bool isNestedTooDeep(const QByteArray& yaml)
{
    int depth = 0;
    for (const char c : yaml) {
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        if (depth > int(maxDepth))
            return true;
    }
    int markers = 0; // "- - - …" and "? ? ? …" nest within one line
    for (qsizetype i = 0; i + 1 < yaml.size(); ++i) {
        if ((yaml[i] == '-' || yaml[i] == '?') && yaml[i + 1] == ' ')
            ++markers;
        else if (yaml[i] != ' ')
            markers = 0;
        if (markers > int(maxDepth))
            return true;
    }
    return false;
}

/// Where a quoted scalar that begins at `begin` ends; -1 where it does not on its line.
qsizetype endOfQuoted(const QByteArray& yaml, qsizetype begin)
{
    const char quote = yaml[begin];
    for (qsizetype i = begin + 1; i < yaml.size(); ++i) {
        if (yaml[i] == '\n' || yaml[i] == '\r')
            return -1;
        const bool isEscape = quote == '"' && yaml[i] == '\\';
        const bool isDoubled =
            quote == '\'' && yaml[i] == quote && i + 1 < yaml.size() && yaml[i + 1] == quote;
        if (isEscape || isDoubled)
            ++i;
        else if (yaml[i] == quote)
            return i + 1;
    }
    return -1;
}

Result<ManifestScalar> spanOf(const QByteArray& yaml, const Found& found, const QString& where)
{
    const auto refuse = [&](const RecordedText& why) { return fail(ErrorKind::Unsupported, where, why); };
    if (!found.unsupported.isEmpty())
        return refuse(found.unsupported);
    ManifestScalar scalar{found.value, ManifestScalar::Style::Plain, found.position, 0};
    if (scalar.begin < 0 || scalar.begin >= yaml.size())
        return refuse(homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "its place in the file is not known")));
    switch (yaml[scalar.begin]) {
    case '|':
    case '>':
        return refuse(homeText(QT_TRANSLATE_NOOP(
            "ph::ReleaseHome", "it is a block of lines (| or >), not a value in one line")));
    case '&':
    case '*':
    case '!':
        return refuse(homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "it carries an anchor or a tag")));
    case '\'':
    case '"':
        scalar.style = yaml[scalar.begin] == '"' ? ManifestScalar::Style::DoubleQuoted
                                                 : ManifestScalar::Style::SingleQuoted;
        scalar.end = endOfQuoted(yaml, scalar.begin);
        break;
    default: {
        const auto text =
            found.value.toUtf8(); // plain scalars have no escapes: on one line it stands as it is
        scalar.end = yaml.mid(scalar.begin, text.size()) == text ? scalar.begin + text.size() : -1;
    }
    }
    if (scalar.end < 0)
        return refuse(homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "it goes over several lines")));
    return scalar;
}

/// One that is the same text again when it was read as a number: 1.10 is not, which may be a version.
bool isNumber(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^-?(0|[1-9][0-9]{0,17})(\\.[0-9]*[1-9])?$"));
    return shape.match(text).hasMatch();
}

/// May a plain scalar hold this and still be text? Says no too often rather than once too seldom.
bool isSafelyPlain(const QString& text)
{
    static const QRegularExpression characters(QStringLiteral("^[A-Za-z0-9_/][A-Za-z0-9_./@%+=~:-]*$"));
    static const QRegularExpression maybeTyped(QStringLiteral("^[0-9][0-9A-Fa-fTZxo_.:+-]*$"));
    static const QRegularExpression words(QStringLiteral("^(null|true|false|yes|no|on|off|y|n)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    return characters.match(text).hasMatch() && !text.endsWith(u':') && !maybeTyped.match(text).hasMatch() &&
           !words.match(text).hasMatch();
}

QByteArray doubleQuoted(QString value)
{
    return '"' + value.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\"")).toUtf8() +
           '"';
}

QByteArray written(const ManifestScalar& before, QString value)
{
    switch (before.style) {
    case ManifestScalar::Style::SingleQuoted:
        return '\'' + value.replace(u'\'', QLatin1String("''")).toUtf8() + '\'';
    case ManifestScalar::Style::DoubleQuoted:
        return doubleQuoted(value);
    case ManifestScalar::Style::Plain:
        break;
    }
    const bool staysNumber = isNumber(before.value) && isNumber(value);
    return staysNumber || isSafelyPlain(value) ? value.toUtf8() : doubleQuoted(value);
}

} // namespace

Result<ManifestScalar> findManifestScalar(const QByteArray& yaml, const QString& field, const QString& where)
{
    auto path = parseManifestPath(field);
    if (!path)
        return fail(path.error());
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    if (yaml.size() > maxManifestBytes || yaml.contains('\0'))
        return fail(
            ErrorKind::Unreadable, where,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "a manifest is UTF-8 text of at most 4 MiB")));
    const QString decoded = utf8.decode(yaml);
    if (utf8.hasError())
        return fail(ErrorKind::Unreadable, where,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the file is not UTF-8")));
    if (isNestedTooDeep(yaml))
        return fail(ErrorKind::Unreadable, where,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the file is nested too deep")));
    // yaml-cpp counts from behind a byte order mark.
    const qsizetype offset = yaml.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    QList<Found> found;
    qsizetype documents = 0;
    try {
        std::istringstream text(yaml.mid(offset).toStdString());
        YAML::Parser parser(text);
        for (;;) {
            ScalarSearch search(path->steps);
            if (!parser.HandleNextDocument(search))
                break;
            if (search.isTooDeep)
                return fail(ErrorKind::Unreadable, where,
                            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the file is nested too deep")));
            if (!path->kind.isEmpty() && (search.kind != path->kind || search.name != path->name))
                continue;
            if (search.found.size() > 1)
                return fail(ErrorKind::Unreadable, where,
                            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 stands twice in one document"))
                                .arg(field));
            documents += search.found.size();
            found += search.found;
        }
    } catch (const YAML::Exception& error) {
        return fail(ErrorKind::Unreadable, where,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "line %1, column %2: %3"))
                        .arg(error.mark.line + 1)
                        .arg(error.mark.column + 1)
                        .arg(QString::fromStdString(error.msg)));
    }
    if (found.isEmpty())
        return fail(ErrorKind::NotFound, where,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                               "no field %1 (values merged in by << are not seen)"))
                        .arg(field));
    if (documents > 1)
        return fail(ErrorKind::Invalid, where,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                               "%1 documents have %2; say which, like Deployment/NAME:%2"))
                        .arg(documents)
                        .arg(field));
    found.first().position += offset;
    return spanOf(yaml, found.first(), where + u':' + field);
}

Result<QByteArray> withManifestScalar(const QByteArray& yaml, const QString& field, const QString& value,
                                      const QString& where)
{
    for (const auto c : value) {
        if (!c.isPrint())
            return fail(ErrorKind::Invalid, where,
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the value holds control characters")));
    }
    auto scalar = findManifestScalar(yaml, field, where);
    if (!scalar)
        return fail(scalar.error());
    QByteArray changed = yaml;
    changed.replace(scalar->begin, scalar->end - scalar->begin, written(*scalar, value));
    // Whatever was overlooked above shows here.
    auto after = findManifestScalar(changed, field, where);
    if (!after || after->value != value)
        return fail(
            ErrorKind::Unsupported, where,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the value cannot be written in this place")));
    return changed;
}

} // namespace ph
