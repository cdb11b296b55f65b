#include "widgets/connections/SecretField.h"

#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace ph {

SecretField::SecretField(const QString& name, const QString& label, KeychainState keychain,
                         ReferenceCheck check, QWidget* parent)
    : QWidget(parent)
    , check_(std::move(check))
    , way_(new QComboBox(this))
    , secret_(new QLineEdit(this))
    , reference_(new QLineEdit(this))
    , message_(new PlainLabel(this))
{
    way_->setObjectName(QStringLiteral("way-") + name);
    way_->setAccessibleName(tr("Where “%1” is kept").arg(label));
    if (keychain == KeychainState::Available)
        way_->addItem(tr("Keychain"), int(Way::Keychain));
    way_->addItem(tr("Reference"), int(Way::Reference));
    way_->setEnabled(way_->count() > 1);
    secret_->setObjectName(QStringLiteral("secret-") + name);
    secret_->setAccessibleName(label);
    secret_->setEchoMode(QLineEdit::Password);
    secret_->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    reference_->setObjectName(QStringLiteral("reference-") + name);
    reference_->setAccessibleName(tr("Reference to “%1”").arg(label));
    reference_->setPlaceholderText(QStringLiteral("env:NAME · file:/path · exec:command"));
    reference_->setFont(monoFont());
    message_->setObjectName(QStringLiteral("problem-") + name);
    message_->setTextSize(TextSize::Small);
    message_->setWordWrap(true);
    message_->hide();

    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(way_);
    row->addWidget(secret_, 1);
    row->addWidget(reference_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(message_);
    setFocusProxy(way_);

    connect(way_, &QComboBox::currentIndexChanged, this, [this] {
        updateWay();
        Q_EMIT edited();
    });
    const auto changed = [this] {
        validate();
        Q_EMIT edited();
    };
    connect(secret_, &QLineEdit::textEdited, this, changed);
    connect(reference_, &QLineEdit::textEdited, this, changed);
    updateWay();
}

void SecretField::setReference(const SecretRef& ref)
{
    kept_ = ref;
    const bool inKeychain = ref.text.startsWith(QLatin1StringView("keychain:"));
    if (!ref.isEmpty() && !inKeychain)
        reference_->setText(ref.text);
    const int index = way_->findData(int(ref.isEmpty() || inKeychain ? Way::Keychain : Way::Reference));
    way_->setCurrentIndex(index < 0 ? 0 : index);
    secret_->setPlaceholderText(inKeychain ? tr("Kept in the keychain; type to replace it") : QString());
    updateWay();
}

SecretField::Way SecretField::way() const
{
    return Way(way_->currentData().toInt());
}

SecretRef SecretField::reference() const
{
    if (way() == Way::Reference)
        return {reference_->text().trimmed()};
    const bool keeps = secret_->text().isEmpty() && kept_.text.startsWith(QLatin1StringView("keychain:"));
    return keeps ? kept_ : SecretRef{};
}

QString SecretField::newSecret() const
{
    return way() == Way::Keychain ? secret_->text() : QString();
}

bool SecretField::isEmpty() const
{
    return reference().isEmpty() && newSecret().isEmpty();
}

QString SecretField::problem() const
{
    if (way() != Way::Reference || reference_->text().trimmed().isEmpty() || !check_)
        return {};
    return check_(reference_->text().trimmed());
}

void SecretField::showProblem()
{
    validate();
}

void SecretField::updateWay()
{
    secret_->setVisible(way() == Way::Keychain);
    reference_->setVisible(way() == Way::Reference);
    if (way_->count() == 1)
        way_->setToolTip(tr("No system keychain answers here, so a secret can only be referred to"));
    validate();
}

void SecretField::validate()
{
    const QString wrong = problem();
    message_->setText(wrong);
    message_->setTone(Tone::Bad);
    message_->setVisible(!wrong.isEmpty());
    reference_->setProperty("invalid", !wrong.isEmpty());
    reference_->style()->unpolish(reference_);
    reference_->style()->polish(reference_);
}

} // namespace ph
