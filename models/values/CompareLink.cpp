#include "models/values/CompareLink.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

namespace ph {

namespace {

const QString scheme = QStringLiteral("pilothouse");
const QString host = QStringLiteral("compare");

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// "CONNECTION/REST" with both parts encoded, since either may hold a slash.
QString pairText(const QString& connection, const QString& rest)
{
    return encoded(connection) + u'/' + encoded(rest);
}

struct NamePair {
    QString connection, rest;
};

std::optional<NamePair> pairFrom(const QString& text)
{
    const auto slash = text.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    const auto decoded = [](const QString& part) { return QUrl::fromPercentEncoding(part.toLatin1()); };
    return NamePair{decoded(text.left(slash)), decoded(text.mid(slash + 1))};
}

/// Charts and directions as a board's file has them, on one line.
QString drawnText(const Board& board)
{
    Board drawn;
    drawn.name = board.name;
    drawn.directions = board.directions;
    drawn.charts = board.charts;
    return QString::fromUtf8(QJsonDocument::fromJson(boardText(drawn)).toJson(QJsonDocument::Compact));
}

} // namespace

QString compareLink(const Board& board)
{
    QStringList items;
    const auto add = [&](const char* key, const QString& value) {
        items.append(QLatin1String(key) + u'=' + encoded(value));
    };
    add("name", board.name);
    if (board.set.kind == CompareSet::Kind::Live) {
        add("query", board.set.query);
        for (const auto& e : board.set.experiments)
            add("experiment", pairText(e.connection, e.experiment));
    } else {
        for (const auto& run : board.set.runs)
            add("run", pairText(run.connection, run.runId));
    }
    if (board.objective)
        add("objective", columnKeyText(*board.objective));
    if (board.groupBy)
        add("group", columnKeyText(*board.groupBy));
    if (board.baseline)
        add("baseline", pairText(board.baseline->connection, board.baseline->runId));
    if (board.at != MetricAt{})
        add("at", metricAtText(board.at));
    if (!board.charts.isEmpty() || !board.directions.empty())
        add("board", drawnText(board));
    return scheme + QStringLiteral("://") + host + u'?' + items.join(u'&');
}

std::optional<Board> parseCompareLink(const QString& link)
{
    const QUrl url(link, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != scheme || url.host() != host)
        return std::nullopt;
    const QUrlQuery query(url);
    const auto value = [&](const char* key) {
        return query.queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
    };
    Board board;
    board.name = value("name");
    if (board.name.isEmpty())
        return std::nullopt;
    for (const auto& item : query.allQueryItemValues(QStringLiteral("run"), QUrl::FullyDecoded)) {
        const auto run = pairFrom(item);
        if (!run)
            return std::nullopt;
        board.set.kind = CompareSet::Kind::Fixed;
        board.set.runs.append({run->connection, run->rest});
    }
    if (board.set.kind == CompareSet::Kind::Live)
        board.set.query = value("query");
    for (const auto& item : query.allQueryItemValues(QStringLiteral("experiment"), QUrl::FullyDecoded)) {
        const auto experiment = pairFrom(item);
        if (!experiment || board.set.kind == CompareSet::Kind::Fixed)
            return std::nullopt;
        board.set.experiments.append({experiment->connection, experiment->rest});
    }
    const auto column = [&](const char* key) -> std::optional<ColumnKey> {
        const auto text = value(key);
        return text.isEmpty() ? std::nullopt : std::optional(columnKeyFromText(text));
    };
    board.objective = column("objective");
    board.groupBy = column("group");
    if (const auto baseline = pairFrom(value("baseline")))
        board.baseline = RunRef{baseline->connection, baseline->rest};
    if (const auto at = value("at"); !at.isEmpty()) {
        const auto known = metricAtFromText(at);
        if (!known)
            return std::nullopt;
        board.at = *known;
    }
    if (const auto text = value("board"); !text.isEmpty()) {
        const auto drawn = boardFromText(text.toUtf8(), QStringLiteral("board"));
        if (!drawn)
            return std::nullopt;
        board.charts = drawn->charts;
        board.directions = drawn->directions;
    }
    return board;
}

} // namespace ph
