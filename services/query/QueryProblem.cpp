#include "services/query/QueryProblem.h"

#include "services/query/QueryKeys.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct QueryProblemTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Query)
};

} // namespace

QueryError queryProblem(std::string_view problem, std::size_t byte, const EncodedQuery& text,
                        const grammar::State& state)
{
    const auto from = text.unit(byte);
    const auto rest = std::string_view(text.bytes).substr(std::min(byte, text.bytes.size()));
    auto stop = rest.find_first_of(" \t\r\n()'\"`,");
    if (stop == std::string_view::npos)
        stop = rest.size();
    if (stop == 0 && !rest.empty() &&
        std::string_view(" \t\r\n").find(rest.front()) == std::string_view::npos)
        stop = 1;
    const auto found = queryText(rest.substr(0, stop));
    QueryError error{from, text.unit(byte + stop) - from, {}, {}};
    const auto op = queryText(state.lastOperator).toUpper();
    const QStringList operators = {
        QStringLiteral("="),          QStringLiteral("!="),     QStringLiteral("<"),
        QStringLiteral("<="),         QStringLiteral(">"),      QStringLiteral(">="),
        QStringLiteral("LIKE"),       QStringLiteral("ILIKE"),  QStringLiteral("=~"),
        QStringLiteral("IN"),         QStringLiteral("NOT IN"), QStringLiteral("IS NULL"),
        QStringLiteral("IS NOT NULL")};
    if (problem == "quote") {
        error.offset = text.unit(state.quoteStart);
        error.length = 1;
        error.message = QueryProblemTexts::tr("this quote is not closed");
    } else if (problem == "name") {
        error.message = QueryProblemTexts::tr(
            "expected a name, such as auc in metrics.auc; put an unusual one in backquotes");
    } else if (problem == "operator") {
        error.message = QueryProblemTexts::tr(
            "expected an operator such as > or =; to search for the words, put them in quotes");
        error.expected = operators;
    } else if (problem == "value") {
        const auto first = found.isEmpty() ? QChar() : found.front();
        static const QStringList words = {
            QStringLiteral("AND"), QStringLiteral("OR"),   QStringLiteral("NOT"),   QStringLiteral("IN"),
            QStringLiteral("IS"),  QStringLiteral("LIKE"), QStringLiteral("ILIKE"), QStringLiteral("RLIKE")};
        if (first.isLetter() && !words.contains(found, Qt::CaseInsensitive)) {
            error.message = QueryProblemTexts::tr("put text in quotes: '%1'").arg(found);
            error.expected = {quoted(found)};
        } else if (op == QLatin1StringView("LIKE") || op.endsWith(QLatin1StringView("ILIKE"))) {
            error.message = QueryProblemTexts::tr("expected a pattern such as 'fraud%' after %1").arg(op);
        } else if (op == QLatin1StringView("=~") || op.endsWith(QLatin1StringView("RLIKE"))) {
            error.message =
                QueryProblemTexts::tr("expected a pattern such as '^fraud-\\d+' after %1").arg(op);
        } else {
            error.message = QueryProblemTexts::tr("expected a value such as 0.9 or 'text' after %1").arg(op);
        }
    } else if (problem == "null") {
        error.message = QueryProblemTexts::tr("expected NULL or NOT NULL after IS");
        error.expected = {QStringLiteral("NULL"), QStringLiteral("NOT NULL")};
    } else if (problem == "list") {
        error.message = QueryProblemTexts::tr("expected a list such as ('a', 'b') after %1").arg(op);
        error.expected = {QStringLiteral("(")};
    } else if (problem == "list-end") {
        error.message = QueryProblemTexts::tr("expected , or ) in the list after %1").arg(op);
        error.expected = {QStringLiteral(","), QStringLiteral(")")};
    } else if (problem == "group") {
        error.message = QueryProblemTexts::tr("expected a condition such as metrics.auc > 0.9 after (");
    } else if (problem == "term") {
        error.message = QueryProblemTexts::tr("expected a condition such as metrics.auc > 0.9 after %1")
                            .arg(queryText(state.lastJoin).toUpper());
    } else if (problem == "group-end") {
        error.message = QueryProblemTexts::tr("expected ) here");
        error.expected = {QStringLiteral(")")};
    } else if (problem == "depth") {
        error.message =
            QueryProblemTexts::tr("this is nested more than %1 levels deep").arg(grammar::maxDepth);
    } else if (found == QLatin1StringView(")")) {
        error.message = QueryProblemTexts::tr("no ( is open for this )");
    } else {
        error.message = QueryProblemTexts::tr("expected a condition such as metrics.auc > 0.9, or AND or OR");
        error.expected = {QStringLiteral("AND"), QStringLiteral("OR")};
    }
    return error;
}

} // namespace ph
