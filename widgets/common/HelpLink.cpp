#include "widgets/common/HelpLink.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Buttons.h"

#include <QDesktopServices>

namespace ph {

HelpLink::HelpLink(const QString& objectName, const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setObjectName(objectName);
    setAutoDefault(false);
    setButtonKind(this, ButtonKind::Link);
    hide();
    connect(this, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(helpUrl(topic_)); });
}

void HelpLink::setTopic(const QString& topic)
{
    topic_ = topic;
    setVisible(!topic.isEmpty());
}

} // namespace ph
