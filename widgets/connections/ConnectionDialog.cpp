#include "widgets/connections/ConnectionDialog.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/HelpLink.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/TabOrder.h"
#include "widgets/connections/FormParts.h"
#include "widgets/connections/ProbeView.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ph {

namespace {

QString schemeText(AuthScheme scheme)
{
    switch (scheme) {
    case AuthScheme::None:
        return ConnectionDialog::tr("None");
    case AuthScheme::Basic:
        return ConnectionDialog::tr("User and password");
    case AuthScheme::Bearer:
        return ConnectionDialog::tr("Bearer token");
    case AuthScheme::ClientCertificate:
        return ConnectionDialog::tr("Client certificate");
    }
    return {};
}

/// "https://mlflow.example.com:5000/x" -> "mlflow.example.com"; a path -> its last part.
QString proposedName(const QString& location, LocationKind kind)
{
    if (kind == LocationKind::Url)
        return QUrl(location).host();
    QString path = location;
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path.section(QLatin1Char('/'), -1);
}

QString worksText(ConnectorDescriptor::Holds holds)
{
    switch (holds) {
    case ConnectorDescriptor::Holds::Runs:
        return ConnectionDialog::tr("It works: runs can be read.");
    case ConnectorDescriptor::Holds::Endpoints:
        return ConnectionDialog::tr("It works: endpoints can be read.");
    case ConnectorDescriptor::Holds::Monitoring:
        return ConnectionDialog::tr("It works: it can be asked.");
    }
    return {};
}

} // namespace

ConnectionDialog::ConnectionDialog(Setup setup, const Connection& connection, QWidget* parent)
    : QDialog(parent)
    , setup_(std::move(setup))
    , given_(connection)
    , kind_(new QComboBox(this))
    , summary_(new PlainLabel(this))
    , name_(new QLineEdit(this))
    , nameProblem_(problemLabel(QStringLiteral("name"), this))
    , banner_(new Banner(this))
    , probe_(new ProbeView(this))
{
    const bool editing = connection.id.value != 0;
    setObjectName(QStringLiteral("connectionDialog"));
    setWindowTitle(editing ? tr("Edit connection") : tr("Add connection"));
    setMinimumWidth(560);
    kind_->setObjectName(QStringLiteral("kind"));
    kind_->setAccessibleName(tr("Kind"));
    for (const ConnectorDescriptor& kind : setup_.kinds)
        kind_->addItem(kind.title, kind.kind);
    kind_->setCurrentIndex(qMax(0, kind_->findData(connection.kind)));
    kind_->setEnabled(!editing); // what was cached belongs to this kind
    summary_->setObjectName(QStringLiteral("summary"));
    summary_->setTextSize(TextSize::Small);
    summary_->setRole(PlainLabel::Role::Faint);
    summary_->setWordWrap(true);
    name_->setObjectName(QStringLiteral("name"));
    name_->setAccessibleName(tr("Name"));
    name_->setText(connection.name);
    nameTouched_ = !connection.name.isEmpty();

    auto* top = new QWidget(this);
    auto* topForm = makeForm(top);
    auto* kindBox = new QWidget(this);
    auto* kindLayout = new QVBoxLayout(kindBox);
    kindLayout->setContentsMargins(0, 0, 0, 0);
    kindLayout->setSpacing(2);
    kindLayout->addWidget(kind_);
    kindLayout->addWidget(summary_);
    topForm->addRow(formLabel(tr("Kind"), kind_), kindBox);

    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Connection settings"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(scroll);
    auto* contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    contentLayout->setSpacing(space::s);
    contentLayout->addWidget(top);
    body_ = new QWidget(content);
    body_->setLayout(new QVBoxLayout);
    body_->layout()->setContentsMargins(0, 0, 0, 0);
    body_->layout()->setSpacing(space::s);
    contentLayout->addWidget(body_);
    contentLayout->addWidget(probe_);
    contentLayout->addStretch(1);
    scroll->setWidget(content);

    test_ = makeButton(QStringLiteral("test"), tr("&Test"), ButtonKind::Plain, this);
    test_->setIcon(themedIcon(QStringLiteral("network-connect")));
    help_ = new HelpLink(QStringLiteral("howToConnect"), tr("How to connect"), this);
    auto* cancel = makeButton(QStringLiteral("cancel"), tr("Cancel"), ButtonKind::Plain, this);
    save_ = makeButton(QStringLiteral("save"), editing ? tr("Save") : tr("Add"), ButtonKind::Primary, this);
    save_->setDefault(true);
    auto* bar = new QWidget(this);
    auto* buttons = new QHBoxLayout(bar);
    buttons->setContentsMargins(space::xl, space::m, space::xl, space::m);
    buttons->setSpacing(space::s);
    buttons->addWidget(test_);
    buttons->addSpacing(space::s);
    buttons->addWidget(help_);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save_);
    auto* line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(banner_);
    layout->addWidget(scroll, 1);
    layout->addWidget(line);
    layout->addWidget(bar);

    connect(kind_, &QComboBox::currentIndexChanged, this, [this] { rebuild(); });
    connect(name_, &QLineEdit::textEdited, this, [this] {
        nameTouched_ = true;
        validate(say_);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, [this] {
        say_ = Say::All;
        if (validate(Say::All))
            Q_EMIT saved(this->connection(), newSecrets());
    });
    connect(test_, &QPushButton::clicked, this, [this] {
        if (testing_) {
            Q_EMIT testCancelled();
            return;
        }
        say_ = Say::All;
        if (validate(Say::All))
            Q_EMIT testRequested(this->connection(), newSecrets());
    });
    rebuild();
    resize(600, 560);
    (editing ? static_cast<QWidget*>(name_) : static_cast<QWidget*>(location_))->setFocus();
}

const ConnectorDescriptor& ConnectionDialog::descriptor() const
{
    return setup_.kinds.at(qBound(0, kind_->currentIndex(), int(setup_.kinds.size()) - 1));
}

AuthScheme ConnectionDialog::scheme() const
{
    return auth_ ? AuthScheme(auth_->currentData().toInt()) : AuthScheme::None;
}

QWidget* ConnectionDialog::withProblem(QWidget* editor, PlainLabel* problem)
{
    auto* box = new QWidget(body_);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(editor);
    layout->addWidget(problem);
    return box;
}

ConnectionDialog::~ConnectionDialog()
{
    forgetLocation();
}

/// As it goes, a line loses the focus and says so: there is nothing left to read then.
void ConnectionDialog::forgetLocation()
{
    if (location_)
        location_->disconnect(this);
}

void ConnectionDialog::rebuild()
{
    const QString location = location_ ? location_->text() : given_.location;
    forgetLocation();
    // Name lives on while everything around it is made anew.
    name_->setParent(this);
    nameProblem_->setParent(this);
    fields_.clear();
    auth_ = nullptr;
    while (QLayoutItem* item = body_->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const ConnectorDescriptor& kind = descriptor();
    summary_->setText(kind.summary);
    help_->setTopic(helpTopicOfConnection(kind.kind));
    auto* basic = new QWidget(body_);
    QFormLayout* form = makeForm(basic);

    location_ = new QLineEdit(body_);
    location_->setObjectName(QStringLiteral("location"));
    location_->setAccessibleName(kind.locationLabel.isEmpty() ? tr("Location") : kind.locationLabel);
    location_->setPlaceholderText(kind.locationPlaceholder);
    location_->setText(location);
    locationProblem_ = problemLabel(QStringLiteral("location"), body_);
    QWidget* editor = location_;
    if (kind.location != LocationKind::Url) {
        editor = new QWidget(body_);
        auto* row = new QHBoxLayout(editor);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::xs);
        auto* choose = new IconButton(QStringLiteral("document-open-folder"), tr("Browse"), editor);
        choose->setObjectName(QStringLiteral("browse"));
        connect(choose, &QToolButton::clicked, this,
                [this, where = kind.location] { browse(location_, where); });
        row->addWidget(location_, 1);
        row->addWidget(choose);
    }
    form->addRow(formLabel(kind.locationLabel.isEmpty() ? tr("Location") : kind.locationLabel, location_),
                 withProblem(editor, locationProblem_));
    form->addRow(formLabel(tr("Name"), name_), withProblem(name_, nameProblem_));
    name_->show();
    connect(location_, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!nameTouched_)
            name_->setText(proposedName(text.trimmed(), descriptor().location));
        validate(say_);
    });
    connect(location_, &QLineEdit::editingFinished, this, [this] { Q_EMIT choicesWanted(connection()); });

    if (!kind.auths.isEmpty()) {
        auth_ = new QComboBox(body_);
        auth_->setObjectName(QStringLiteral("auth"));
        for (const AuthScheme scheme : kind.auths)
            auth_->addItem(schemeText(scheme), int(scheme));
        auth_->setCurrentIndex(qMax(0, auth_->findData(int(given_.auth))));
        form->addRow(formLabel(tr("Authentication"), auth_), auth_);
        connect(auth_, &QComboBox::currentIndexChanged, this, [this] { updateFields(); });
    }

    advanced_ = new QWidget(body_);
    QFormLayout* more = makeForm(advanced_);
    bool anyAdvanced = false;
    bool advancedUsed = false;
    for (const SettingField& setting : kind.fields) {
        const bool isAdvanced = setting.tier == SettingField::Tier::Advanced;
        anyAdvanced = anyAdvanced || isAdvanced;
        advancedUsed = advancedUsed || (isAdvanced && (!given_.settings.value(setting.name).isEmpty() ||
                                                       !given_.secrets.value(setting.name).isEmpty()));
        addField(setting, isAdvanced ? more : form);
    }
    advancedToggle_ = new QToolButton(body_);
    advancedToggle_->setObjectName(QStringLiteral("advanced"));
    advancedToggle_->setText(tr("Advanced"));
    advancedToggle_->setCheckable(true);
    advancedToggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    advancedToggle_->setVisible(anyAdvanced);
    connect(advancedToggle_, &QToolButton::toggled, advanced_, [this](bool open) {
        advanced_->setVisible(open);
        advancedToggle_->setIcon(
            themedIcon(open ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right")));
    });
    advancedToggle_->setIcon(themedIcon(QStringLiteral("arrow-right")));
    advanced_->hide();
    advancedToggle_->setChecked(advancedUsed);

    body_->layout()->addWidget(basic);
    body_->layout()->addWidget(advancedToggle_);
    body_->layout()->setAlignment(advancedToggle_, Qt::AlignLeft);
    body_->layout()->addWidget(advanced_);
    (void)tabAsLaidOut(kind_, body_);
    probe_->clear();
    updateFields();
    Q_EMIT choicesWanted(connection());
}

void ConnectionDialog::beginTest()
{
    testing_ = true;
    banner_->clear();
    test_->setText(tr("Stop &testing"));
    probe_->begin(tr("Asking…"));
}

void ConnectionDialog::addProbeLine(const ProbeLine& line)
{
    probe_->addLine(line);
}

void ConnectionDialog::finishTest(const ProbeReport& report)
{
    testing_ = false;
    test_->setText(tr("&Test"));
    probe_->showReport(report);
    if (report.usable)
        banner_->showMessage({Tone::Good, worksText(descriptor().holds)});
    else
        banner_->showMessage(
            {Tone::Warning, tr("It does not work yet. The lines below say what was found.")});
}

void ConnectionDialog::failTest(const Error& error)
{
    testing_ = false;
    test_->setText(tr("&Test"));
    probe_->finish();
    banner_->showError(error);
}

void ConnectionDialog::showSaveError(const Error& error)
{
    banner_->showError(error);
}

void ConnectionDialog::browse(QLineEdit* target, LocationKind kind)
{
    const QString chosen =
        kind == LocationKind::Folder
            ? QFileDialog::getExistingDirectory(this, tr("Choose a folder"), target->text())
            : QFileDialog::getOpenFileName(this, tr("Choose a file"), target->text());
    if (chosen.isEmpty())
        return;
    target->setText(chosen);
    Q_EMIT target->textEdited(chosen);
    Q_EMIT target->editingFinished();
}

} // namespace ph
