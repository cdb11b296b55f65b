#include "services/metrics/OpenMetricsText.h"

#include "services/metrics/MetricFamilies.h"
#include "services/metrics/MetricsText.h"

#include <QSet>
#include <QStringDecoder>

#include <charconv>
#include <cmath>

namespace ph {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// One line, read from its beginning. A mistake sticks: what comes after it reads nothing.
class MetricsLine {
public:
    MetricsLine(std::string_view text, MetricsTextFormat format)
        : rest_(text)
        , isStrict_(format == MetricsTextFormat::OpenMetrics)
    {
    }

    RecordedText mistake() const { return metricsText(mistake_); }
    bool isAtEnd() const { return rest_.empty(); }
    bool isOk() const { return !mistake_; }
    /// \param why a literal that QT_TRANSLATE_NOOP marks under "ph::MetricsSource"
    void refuse(const char* why)
    {
        if (isOk())
            mistake_ = why;
        rest_ = {};
    }

    bool accept(std::string_view begin)
    {
        const bool is = rest_.starts_with(begin);
        if (is)
            rest_.remove_prefix(begin.size());
        return is;
    }
    /// One space, or as many blanks as one likes in Prometheus' own format.
    void blank()
    {
        if (isStrict_ ? !accept(" ") : !(accept(" ") || accept("\t")))
            refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a space is missing"));
        optionalBlanks();
    }
    void optionalBlanks()
    {
        while (!isStrict_ && (accept(" ") || accept("\t"))) {
        }
    }
    QString name(const char* more)
    {
        std::size_t size = 0;
        const auto isMore = [&](char c) { return *more != '\0' && c == *more; };
        while (size < rest_.size() &&
               (isNameStart(rest_[size]) || isMore(rest_[size]) || (size > 0 && isDigit(rest_[size]))))
            ++size;
        if (size == 0 || qsizetype(size) > mostMetricTextBytes)
            refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a name is missing or too long"));
        return QString::fromUtf8(taken(size));
    }
    std::string_view word() { return taken(std::min(rest_.find_first_of(" \t"), rest_.size())); }

    MetricLabels labels()
    {
        MetricLabels read;
        optionalBlanks();
        while (isOk() && !accept("}")) {
            const auto name = this->name("");
            optionalBlanks();
            if (!accept("="))
                refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a label has no ="));
            optionalBlanks();
            const auto value = quoted();
            if (isOk() && read.contains(name))
                refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a label comes twice"));
            if (read.size() >= mostMetricLabels)
                refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "it has too many labels"));
            read.insert(name, value);
            optionalBlanks();
            if (accept(",")) {
                optionalBlanks();
                if (isStrict_ && rest_.starts_with('}'))
                    refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a label is missing after a comma"));
            } else if (!rest_.starts_with('}')) {
                refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a list of labels does not end"));
            }
        }
        return read;
    }

    double number()
    {
        auto token = word();
        const auto whole = token;
        const bool isNegative = token.starts_with('-');
        if (isNegative || token.starts_with('+'))
            token.remove_prefix(1);
        const auto lower = QByteArray(token.data(), qsizetype(token.size())).toLower();
        if (lower == "inf" || lower == "infinity")
            return isNegative ? -HUGE_VAL : HUGE_VAL;
        if (lower == "nan" && token.size() == whole.size())
            return std::nan("");
        double value = 0;
        const auto [end, fault] = std::from_chars(token.data(), token.data() + token.size(), value);
        if (token.empty() || !(isDigit(token[0]) || (token[0] == '.' && token.size() > 1)) ||
            fault != std::errc() || end != token.data() + token.size())
            refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a value is no number"));
        return isNegative ? -value : value;
    }

    /// Seconds in OpenMetrics, whole milliseconds in Prometheus' own format.
    std::int64_t time()
    {
        constexpr double latestMs = 253402300799e3; // the end of the year 9999
        const bool isWhole = rest_.find_first_of(".eE") == std::string_view::npos;
        const double ms = number() * (isStrict_ ? 1000 : 1);
        if (!(ms >= 0 && ms <= latestMs) || !(isStrict_ || isWhole)) {
            refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a time is none"));
            return 0;
        }
        return std::int64_t(std::llround(ms));
    }

private:
    QString quoted()
    {
        if (!accept("\"")) {
            refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a label's value is not in quotes"));
            return {};
        }
        std::string value;
        for (;;) {
            if (rest_.empty()) {
                refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a quote does not end"));
                return {};
            }
            const char c = taken(1)[0];
            if (c == '"')
                break;
            if (c != '\\') {
                value += c;
                continue;
            }
            const auto escaped = taken(1);
            if (escaped == "n")
                value += '\n';
            else if (escaped == "\\" || escaped == "\"")
                value += escaped;
            else
                refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a backslash escapes nothing"));
        }
        if (qsizetype(value.size()) > mostMetricTextBytes)
            refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a label's value is too long"));
        return QString::fromStdString(value);
    }
    std::string_view taken(std::size_t size)
    {
        const auto begin = rest_.substr(0, size);
        rest_.remove_prefix(begin.size());
        return begin;
    }

    std::string_view rest_;
    bool isStrict_;
    const char* mistake_ = nullptr;
};

void readMetadata(MetricsLine& line, MetricFamilies& families, MetricsTextFormat format)
{
    const bool isStrict = format == MetricsTextFormat::OpenMetrics;
    for (const char* keyword : {"TYPE", "HELP", "UNIT"}) {
        const std::string begin = std::string(keyword) + (isStrict ? " " : "");
        if (!line.accept(begin))
            continue;
        if (!isStrict && !(line.accept(" ") || line.accept("\t")))
            return; // a comment that begins with the same letters
        line.optionalBlanks();
        const auto name = line.name(":");
        QString rest;
        if (!line.isAtEnd() && line.isOk()) {
            line.blank();
            rest = QString::fromUtf8(line.word());
        }
        if (!line.isOk())
            return;
        if (const char* why = families.describe(keyword, name, rest))
            line.refuse(why);
        if (*keyword == 'T' && !line.isAtEnd())
            line.refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "there is more than a type"));
        return;
    }
    if (isStrict)
        line.refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "it is neither TYPE, HELP, UNIT nor EOF"));
}

FamilyPoint readPoint(MetricsLine& line, MetricsTextFormat format)
{
    FamilyPoint point;
    point.name = line.name(":");
    line.optionalBlanks();
    if (line.accept("{"))
        point.labels = line.labels();
    if (!line.isOk())
        return point;
    const bool isStrict = format == MetricsTextFormat::OpenMetrics;
    if (isStrict || !line.isAtEnd())
        isStrict ? line.blank() : line.optionalBlanks();
    point.value = line.number();
    line.optionalBlanks();
    const auto exemplar = [&] { return isStrict && line.accept(" # {"); };
    const auto readExemplar = [&] {
        line.labels();
        line.blank();
        line.number();
        if (line.accept(" "))
            line.time();
    };
    if (exemplar()) {
        readExemplar();
    } else if (line.isOk() && !line.isAtEnd()) {
        if (isStrict)
            line.blank();
        point.timeMs = line.time();
        line.optionalBlanks();
        if (exemplar())
            readExemplar();
    }
    if (!line.isAtEnd())
        line.refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "there is more than a sample"));
    return point;
}

bool isUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(text.data(), qsizetype(text.size())));
    return !decoder.hasError();
}

QString seriesKey(const FamilyPoint& point)
{
    QString key = point.name;
    for (auto label = point.labels.begin(); label != point.labels.end(); ++label)
        key += QChar(0) + label.key() + QChar(1) + label.value();
    return key + QChar(2) + QString::number(point.timeMs.value_or(-1));
}

} // namespace

Result<std::vector<FamilyPoint>> readMetricsText(std::string_view text, MetricsTextFormat format,
                                                 const QString& where)
{
    const auto unreadable = [&](const RecordedText& why) { return fail(ErrorKind::Unreadable, where, why); };
    if (qsizetype(text.size()) > mostMetricsBytes)
        return unreadable(metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "It has more than %1 bytes."))
                              .arg(mostMetricsBytes));
    if (!isUtf8(text))
        return unreadable(metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "It is no UTF-8.")));
    const bool isStrict = format == MetricsTextFormat::OpenMetrics;
    std::vector<FamilyPoint> points;
    MetricFamilies families(format);
    QSet<QString> seen;
    bool isEnded = false;
    int number = 0;
    for (auto rest = text; !rest.empty();) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos && !(isStrict && rest == "# EOF"))
            return unreadable(
                metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "Its last line does not end.")));
        const auto content = rest.substr(0, end);
        rest.remove_prefix(std::min(rest.size(), content.size() + 1));
        if (++number > mostMetricsLines)
            return unreadable(
                metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "It has more than %1 lines."))
                    .arg(mostMetricsLines));
        const auto at = [&](const RecordedText& why) {
            return unreadable(
                metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "line %1: %2")).arg(number).arg(why));
        };
        if (isEnded)
            return at(metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "there is more after # EOF")));
        if (isStrict && content == "# EOF") {
            isEnded = true;
            continue;
        }
        MetricsLine line(content, format);
        line.optionalBlanks();
        if (line.isAtEnd() && !isStrict)
            continue;
        if (line.accept(isStrict ? "# " : "#")) {
            line.optionalBlanks();
            readMetadata(line, families, format);
        } else {
            auto point = readPoint(line, format);
            if (line.isOk()) {
                if (const char* why = families.sample(point.name, point.value))
                    line.refuse(why);
                else if (const auto key = seriesKey(point); seen.contains(key))
                    line.refuse(QT_TRANSLATE_NOOP("ph::MetricsSource", "a series comes twice at one time"));
                else
                    seen.insert(key);
            }
            points.push_back(std::move(point));
        }
        if (!line.isOk())
            return at(line.mistake());
    }
    if (isStrict && !isEnded)
        return unreadable(metricsText(QT_TRANSLATE_NOOP(
            "ph::MetricsSource", "It does not end with # EOF: it is half written, or of Prometheus' "
                                 "own format, whose files are named *.prom.")));
    return points;
}

} // namespace ph
