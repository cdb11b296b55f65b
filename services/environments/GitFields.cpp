#include "services/environments/GitFields.h"

#include "services/environments/EnvironmentTexts.h"
#include "services/git/GitAddress.h"

#include <QRegularExpression>

namespace ph {

namespace {

/// As Git itself takes it (git help check-ref-format).
bool isBranchName(const QString& name)
{
    static const QRegularExpression form(QStringLiteral("\\A[^\\s~^:?*\\[\\\\]{1,200}\\z")),
        forbidden(QStringLiteral("\\A[-/]|\\A@\\z|\\.\\.|@\\{|//|(\\A|/)\\.|\\.lock(/|\\z)|[./]\\z"));
    return form.match(name).hasMatch() && !forbidden.match(name).hasMatch();
}

} // namespace

QString gitRepositoryOf(YamlFields& fields)
{
    const auto text = fields.text("repository", YamlFields::Need::Required);
    if (text.isEmpty())
        return {};
    const auto address = parseGitAddress(text);
    if (!address) {
        fields.refuse("repository", QStringLiteral("\"repository\": %1").arg(address.error().detail));
        return {};
    }
    return address->text;
}

QString gitBranchOf(YamlFields& fields)
{
    auto branch = fields.text("branch");
    if (branch.isEmpty())
        return QStringLiteral("main");
    if (!isBranchName(branch))
        fields.refuse("branch", EnvironmentTexts::tr("\"branch\" is no name that Git takes"));
    return branch;
}

void readGitFile(YamlFields& fields, ReleaseTarget& target)
{
    target.repository = gitRepositoryOf(fields);
    target.branch = gitBranchOf(fields);
    target.file = fields.text("file", YamlFields::Need::Required);
    if (!target.file.isEmpty() && !checkedGitPath(target.file))
        fields.refuse("file", EnvironmentTexts::tr("\"file\" must be a path within the repository"));
}

} // namespace ph
