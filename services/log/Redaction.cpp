#include "services/log/Redaction.h"

#include <QByteArray>
#include <QRegularExpression>

#include <algorithm>
#include <mutex>
#include <set>
#include <shared_mutex>

namespace ph {

namespace {

constexpr std::size_t shortestSecret = 4;
constexpr QLatin1StringView hidden("***");

/// All spellings under which remembered secrets may occur, longest first, so that none hides only a part of
/// another.
struct LongestFirst {
    bool operator()(const QString& a, const QString& b) const
    {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    }
};

struct Remembered {
    std::shared_mutex mutex;
    std::set<QString, LongestFirst> spellings;
};

Remembered& remembered()
{
    static Remembered secrets;
    return secrets;
}

/// The base64 text that stays the same whatever stands around the secret: it may start at any of three
/// offsets within a group, as "user:password" does in a Basic header; the characters that neighbours
/// influence are cut off.
QString innerBase64(const QByteArray& secret, int offset, QByteArray::Base64Options options)
{
    const QByteArray padded = QByteArray(offset, 'x') + secret;
    QByteArray text = padded.toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype end = padded.size() * 8 / 6; // whole sextets only
    const qsizetype start = (offset * 8 + 5) / 6;
    return QString::fromLatin1(text.mid(start, end - start));
}

const QRegularExpression& credentialsInUrl()
{
    static const QRegularExpression expression(
        QStringLiteral("(?<=://)[^/\\s\"'<>@?#]*(?:@[^/\\s\"'<>@?#]*)*@(?=[^\\s])"));
    return expression;
}

const QRegularExpression& secretHeader()
{
    // The scheme's name stays, it helps in finding what is wrong; the rest of the line, or of the quoted
    // text, goes.
    static const QRegularExpression expression(
        QStringLiteral(
            "\\b((?:proxy-)?authorization|(?:set-)?cookie"
            "|x-[a-z0-9-]*(?:api-?key|token|secret|auth)[a-z0-9-]*|(?:api|private|access|auth)-(?:key|token))"
            "([\"']?\\s*[:=]\\s*)"
            "(?:\"((?:basic|bearer|token|negotiate|digest)\\s+)?[^\"\\r\\n]*\"?"
            "|((?:basic|bearer|token|negotiate|digest)\\s+)?[^\\r\\n]+)"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

const QRegularExpression& bearer()
{
    // Not "basic authentication": a plain word is no credential.
    static const QRegularExpression expression(
        QStringLiteral("\\b(bearer|basic)\\s+(?=(?-i:[a-z]*[0-9A-Z+/=_~-]))[A-Za-z0-9._~+/=-]{8,}"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

#define PH_SECRET_KEY                                                                                        \
    "[A-Za-z0-9_.-]*(?:passw(?:or)?d|passphrase|secret|api[_-]?key|access[_-]?key|private[_-]?key|"          \
    "credential"                                                                                             \
    "|(?:auth|access|refresh|bearer|id|session|csrf|api|security|bot|sas)[_-]?token|signature)[A-Za-z0-9_.-" \
    "]*|token|"                                                                                              \
    "signature|sig|pwd"

const QRegularExpression& secretInJson()
{
    static const QRegularExpression expression(
        QStringLiteral("([\"'](?:" PH_SECRET_KEY
                       ")[\"']\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^'\\\\]|\\\\.)*'?|[-+.\\w]+)"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

const QRegularExpression& secretAssignment()
{
    static const QRegularExpression expression(
        QStringLiteral("((?:^|[?&;,\\s(])(?:" PH_SECRET_KEY ")\\s?=\\s?)[^&;,\\s\"')]+"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

#undef PH_SECRET_KEY

} // namespace

void rememberSecret(std::string_view secret)
{
    if (secret.size() < shortestSecret)
        return;
    const QByteArray bytes(secret.data(), static_cast<qsizetype>(secret.size()));
    std::set<QString> spellings{QString::fromUtf8(bytes), QString::fromLatin1(bytes.toPercentEncoding())};
    spellings.insert(QString::fromLatin1(bytes.toPercentEncoding()).toLower());
    spellings.insert(QString::fromLatin1(bytes.toPercentEncoding())
                         .replace(QLatin1StringView("%20"), QLatin1StringView("+")));
    spellings.insert(QString::fromLatin1(bytes.toHex()));
    QString escaped = QString::fromUtf8(bytes); // as within JSON
    escaped.replace(QLatin1Char('\\'), QLatin1StringView("\\\\"))
        .replace(QLatin1Char('"'), QLatin1StringView("\\\""));
    spellings.insert(escaped);
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (int offset = 0; offset < 3; ++offset)
            spellings.insert(innerBase64(bytes, offset, alphabet));
    }
    auto& store = remembered();
    const std::unique_lock lock(store.mutex);
    for (const auto& spelling : spellings) {
        if (spelling.size() >= static_cast<qsizetype>(shortestSecret))
            store.spellings.insert(spelling);
    }
}

namespace {

/// Whether any of the expressions can match: of a million texts few have such a place.
bool hasPlaceForSecret(const QString& text)
{
    return text.contains(u':') || text.contains(u'=') ||
           text.contains(QLatin1String("bearer"), Qt::CaseInsensitive) ||
           text.contains(QLatin1String("basic"), Qt::CaseInsensitive);
}

} // namespace

QString redact(const QString& text)
{
    QString safe = text;
    {
        auto& store = remembered();
        const std::shared_lock lock(store.mutex);
        for (const auto& spelling : store.spellings)
            safe.replace(spelling, hidden);
    }
    if (!hasPlaceForSecret(safe))
        return safe;
    safe.replace(credentialsInUrl(), QStringLiteral("***@"));
    safe.replace(secretHeader(), QStringLiteral("\\1\\2\\3\\4***"));
    safe.replace(bearer(), QStringLiteral("\\1 ***"));
    safe.replace(secretInJson(), QStringLiteral("\\1\"***\""));
    safe.replace(secretAssignment(), QStringLiteral("\\1***"));
    return safe;
}

std::string redact(std::string_view text)
{
    return redact(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).toStdString();
}

bool namesSecret(const QString& name)
{
    const auto member = QStringLiteral("\"%1\": \"plain\"").arg(name);
    return redact(member) != member;
}

} // namespace ph
