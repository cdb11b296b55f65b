#include "services/update/UpdateNews.h"

#include "services/http/Json.h"
#include "services/release/IsoTime.h"
#include "services/release/SigningKey.h"
#include "services/update/UpdateText.h"

#include <QUrl>

namespace ph {

namespace {

const QString updateKind = QStringLiteral("pilothouse.update/v1"); // no other signed text is taken for it
const QString updateWhere = QStringLiteral("update check");

Result<UpdateNews> unreadableNews(const RecordedText& why)
{
    return fail(ErrorKind::Unreadable, updateWhere, why);
}

QString releaseWord(const QString& version)
{
    return version.section(u'-', 1);
}

} // namespace

Result<UpdateNews> updateNewsFrom(const QByteArray& json, const QByteArray& signature,
                                  const QByteArray& publicKey)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(signature.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !verifySignature(publicKey, json, decoded.decoded))
        return fail(
            ErrorKind::Forbidden, updateWhere,
            updateText(QT_TRANSLATE_NOOP(
                "ph::UpdateNews", "The signature does not fit: it is not from who makes this program.")));
    const auto parsed = parseJson({json.constData(), std::size_t(json.size())}, updateWhere);
    if (!parsed)
        return fail(parsed.error());
    if (!parsed->is_object())
        return unreadableNews(updateText(QT_TRANSLATE_NOOP("ph::UpdateNews", "The answer is no object.")));
    const JsonReader reader(*parsed);
    if (reader.text("kind") != updateKind)
        return unreadableNews(
            updateText(QT_TRANSLATE_NOOP("ph::UpdateNews", "The answer is no %1.")).arg(updateKind));
    UpdateNews news{.version = reader.text("version"),
                    .url = reader.text("url"),
                    .notes = reader.text("notes"),
                    .publishedMs = fromIsoText(reader.text("published")).value_or(noTime)};
    if (const auto mistake = reader.mistake(updateWhere))
        return fail(*mistake);
    if (!versionNumbers(news.version))
        return unreadableNews(
            updateText(QT_TRANSLATE_NOOP("ph::UpdateNews", "The answer names no version.")));
    if (news.publishedMs == noTime)
        return unreadableNews(updateText(
            QT_TRANSLATE_NOOP("ph::UpdateNews", "The answer does not say when it was published.")));
    const QUrl url(news.url, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty())
        return unreadableNews(
            updateText(QT_TRANSLATE_NOOP("ph::UpdateNews", "The answer names no https:// page.")));
    return news;
}

QByteArray seenUpdateText(const SeenUpdate& seen)
{
    return QByteArray::fromStdString(Json{{"version", seen.version.toStdString()},
                                          {"published", isoText(seen.publishedMs).toStdString()},
                                          {"checked", isoText(seen.checkedMs).toStdString()}}
                                         .dump());
}

SeenUpdate seenUpdateFrom(const QByteArray& text)
{
    const auto parsed = parseJson({text.constData(), std::size_t(text.size())}, updateWhere);
    if (!parsed || !parsed->is_object())
        return {};
    const JsonReader reader(*parsed);
    SeenUpdate seen{.version = reader.text("version"),
                    .publishedMs = fromIsoText(reader.text("published")).value_or(noTime),
                    .checkedMs = fromIsoText(reader.text("checked")).value_or(noTime)};
    return reader.mistake(updateWhere) ? SeenUpdate() : seen;
}

Result<void> checkNotOlder(const UpdateNews& news, const SeenUpdate& seen)
{
    const bool isOlder = (seen.publishedMs != noTime && news.publishedMs < seen.publishedMs) ||
                         (!seen.version.isEmpty() &&
                          compareVersions(news.version, seen.version) == std::strong_ordering::less);
    if (!isOlder)
        return {};
    return fail(
        ErrorKind::Conflict, updateWhere,
        updateText(
            QT_TRANSLATE_NOOP(
                "ph::UpdateNews",
                "The answer tells of %1 of %2, older than what was told before: %3 of %4. Somebody may "
                "be keeping the newest version from you."))
            .arg(news.version, isoText(news.publishedMs), seen.version, isoText(seen.publishedMs)));
}

std::optional<QList<int>> versionNumbers(const QString& version)
{
    QList<int> numbers;
    for (const auto& part : version.section(u'-', 0, 0).split(u'.')) {
        bool isNumber = false;
        numbers.append(part.toInt(&isNumber));
        if (!isNumber || numbers.last() < 0 || numbers.size() > 4)
            return std::nullopt;
    }
    return numbers;
}

std::strong_ordering compareVersions(const QString& a, const QString& b)
{
    auto numbersOfA = versionNumbers(a).value_or(QList<int>()),
         numbersOfB = versionNumbers(b).value_or(QList<int>());
    numbersOfA.resize(4); // 1.2 is 1.2.0
    numbersOfB.resize(4);
    for (int i = 0; i < 4; ++i) {
        if (numbersOfA[i] != numbersOfB[i])
            return numbersOfA[i] <=> numbersOfB[i];
    }
    const auto wordOfA = releaseWord(a), wordOfB = releaseWord(b);
    if (wordOfA.isEmpty() != wordOfB.isEmpty())
        return wordOfA.isEmpty() ? std::strong_ordering::greater : std::strong_ordering::less;
    return wordOfA.compare(wordOfB) <=> 0;
}

} // namespace ph
