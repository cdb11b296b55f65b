#include "models/tables/ProblemWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct ProblemTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ProblemWords)
};

} // namespace

QString problemPlaceText(const TextProblem& problem)
{
    if (problem.line <= 0)
        return ProblemTexts::tr("The file");
    return problem.column > 0 ? ProblemTexts::tr("Line %1, column %2").arg(problem.line).arg(problem.column)
                              : ProblemTexts::tr("Line %1").arg(problem.line);
}

QString problemText(const TextProblem& problem)
{
    const auto place = problemPlaceText(problem);
    const auto head = problem.path.isEmpty() ? place : place + QStringLiteral("  ·  ") + problem.path;
    return head + u'\n' + problem.message;
}

QString problemLineText(const TextProblem& problem)
{
    const auto said = problem.path.isEmpty() ? problem.message : pairText(problem.path, problem.message);
    return problem.line <= 0 ? said : pairText(problemPlaceText(problem), said);
}

} // namespace ph
