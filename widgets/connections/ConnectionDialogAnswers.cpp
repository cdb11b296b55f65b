// What has been filled in, whether it will do, and the connection that it makes; how the dialog is drawn is
// in ConnectionDialog.cpp.
#include "models/values/UserInfo.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/connections/ConnectionDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

namespace ph {

namespace {

QString locationProblemOf(const QString& text, LocationKind kind)
{
    if (text.isEmpty())
        return ConnectionDialog::tr("Say where it is");
    if (kind != LocationKind::Url)
        return {};
    // It would end up in the database, in logs and on the screen.
    if (hasUserInfo(text))
        return ConnectionDialog::tr(
            "Leave user and password out of the address; choose them under Authentication");
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != QLatin1StringView("http") && url.scheme() != QLatin1StringView("https")))
        return ConnectionDialog::tr("An address such as https://mlflow.example.com is expected");
    return {};
}

} // namespace

void ConnectionDialog::setProblem(QLineEdit* edit, PlainLabel* label, const QString& problem)
{
    label->setText(problem);
    label->setVisible(!problem.isEmpty());
    if (!edit || edit->property("invalid").toBool() == !problem.isEmpty())
        return;
    edit->setProperty("invalid", !problem.isEmpty());
    edit->setAccessibleDescription(problem);
    edit->style()->unpolish(edit);
    edit->style()->polish(edit);
}

bool ConnectionDialog::validate(Say say)
{
    bool fine = true;
    QWidget* first = nullptr;
    const auto judge = [&](QLineEdit* edit, PlainLabel* label, const QString& problem, bool empty) {
        fine = fine && problem.isEmpty();
        if (!problem.isEmpty() && !first)
            first = edit;
        // Nobody is scolded for what they have not come to yet.
        setProblem(edit, label, say == Say::All || !empty ? problem : QString());
    };
    const QString location = location_->text().trimmed();
    judge(location_, locationProblem_, locationProblemOf(location, descriptor().location),
          location.isEmpty());
    const QString name = name_->text().trimmed();
    QString nameProblem;
    if (name.isEmpty())
        nameProblem = tr("Give it a name");
    else if (setup_.takenNames.contains(name, Qt::CaseInsensitive))
        nameProblem = tr("Another connection has this name");
    judge(name_, nameProblem_, nameProblem, name.isEmpty());
    for (const Field& field : fields_) {
        if (!isShown(field.setting)) {
            setProblem(field.edit, field.problem, {});
            continue;
        }
        if (field.box)
            continue; // either will do
        const bool empty = field.secret ? field.secret->isEmpty() : field.edit->text().trimmed().isEmpty();
        QString problem;
        if (empty && field.setting.need == SettingField::Need::Required)
            problem = tr("This is needed");
        if (!empty && field.setting.kind == FieldKind::Integer) {
            bool number = false;
            field.edit->text().trimmed().toLongLong(&number);
            if (!number)
                problem = tr("A whole number is expected");
        }
        if (field.setting.kind == FieldKind::Url && hasUserInfo(field.edit->text()))
            problem = tr("Leave user and password out of the address; the environment (https_proxy) may hold "
                         "them for a proxy");
        if (field.secret && !field.secret->problem().isEmpty()) {
            fine = false; // it says so itself
            if (!first)
                first = field.secret;
        }
        if (field.secret && !problem.isEmpty() && !first)
            first = field.secret;
        judge(field.edit, field.problem, problem, empty);
        if (say == Say::All && !problem.isEmpty() && field.setting.tier == SettingField::Tier::Advanced)
            advancedToggle_->setChecked(true);
    }
    if (!fine && first && say == Say::All && !focusWidget())
        first->setFocus();
    return fine;
}

Connection ConnectionDialog::connection() const
{
    Connection made = given_;
    made.kind = descriptor().kind;
    made.name = name_->text().trimmed();
    made.location = location_->text().trimmed();
    made.auth = scheme();
    for (const Field& field : fields_) {
        const QString& key = field.setting.name;
        // What the chosen scheme does not use is not kept: least of all a secret.
        if (field.secret) {
            const SecretRef ref = isShown(field.setting) ? field.secret->reference() : SecretRef{};
            if (ref.isEmpty())
                made.secrets.remove(key);
            else
                made.secrets.insert(key, ref);
            continue;
        }
        const QString said = field.edit               ? field.edit->text().trimmed()
                             : field.box->isChecked() ? QStringLiteral("yes")
                                                      : QString();
        const QString text = isShown(field.setting) ? said : QString();
        if (text.isEmpty())
            made.settings.remove(key);
        else
            made.settings.insert(key, text);
    }
    return made;
}

QMap<QString, QString> ConnectionDialog::newSecrets() const
{
    QMap<QString, QString> secrets;
    for (const Field& field : fields_) {
        if (field.secret && isShown(field.setting) && !field.secret->newSecret().isEmpty())
            secrets.insert(field.setting.name, field.secret->newSecret());
    }
    return secrets;
}

} // namespace ph
