<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Associations</name>
    <message numerus="yes">
        <source>This is association, not cause: a key may only go along with what really made %1 better, and keys that were changed together cannot be told apart. q is the p value after allowing for %Ln keys tested.</source>
        <translation>
            <numerusform>这是关联，而非因果：某个键可能只是伴随着真正改善 %1 的因素，一同改动的键也无法区分。q 是对 %Ln 个受检验的键做多重检验校正后的 p 值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are the same in every run</source>
        <translation>
            <numerusform>%Ln 个在所有运行中都相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are in fewer than 5 runs</source>
        <translation>
            <numerusform>%Ln 个出现在不到 5 个运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have a value of their own in most runs</source>
        <translation>
            <numerusform>%Ln 个在多数运行中取值各不相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys were not tested: %1.</source>
        <translation>
            <numerusform>%Ln 个键未检验：%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AxisColumn</name>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lack %1</source>
        <translation>
            <numerusform>%Ln 个没有 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are NaN in %1</source>
        <translation>
            <numerusform>%Ln 个的 %1 为 NaN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are infinite in %1</source>
        <translation>
            <numerusform>%Ln 个的 %1 为无穷</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not positive in %1</source>
        <translation>
            <numerusform>%Ln 个的 %1 不是正数</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 runs are not shown: %3.</source>
        <translation>%2 个运行中有 %1 个未显示：%3。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln is not read yet</source>
        <translation>
            <numerusform>%Ln 个中有 %1 个尚未读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no %1 at step %2</source>
        <translation>
            <numerusform>%Ln 个在第 %2 步没有 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no minimum or maximum of %1</source>
        <translation>
            <numerusform>%Ln 个没有 %1 的最小值或最大值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartSpec</name>
    <message>
        <source>%1 against %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>%1 over %2 and %3</source>
        <translation>%1 随 %2、%3 的变化</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>%1 的分布</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>Scatter matrix</source>
        <translation>散点图矩阵</translation>
    </message>
    <message>
        <source>Pareto front: %1</source>
        <translation>帕累托前沿：%1</translation>
    </message>
    <message>
        <source>Confusion matrix: %1</source>
        <translation>混淆矩阵：%1</translation>
    </message>
    <message>
        <source>ROC and precision–recall: %1</source>
        <translation>ROC 与精确率–召回率：%1</translation>
    </message>
    <message>
        <source>Calibration: %1</source>
        <translation>校准：%1</translation>
    </message>
    <message>
        <source>Images: %1</source>
        <translation>图片：%1</translation>
    </message>
</context>
<context>
    <name>ClusterChoice</name>
    <message>
        <source>This is no cluster.</source>
        <translation>这不是集群。</translation>
    </message>
    <message>
        <source>There is no enabled cluster; add one with `pilothouse connect add --kind kubernetes`.</source>
        <translation>没有已启用的集群；请用 `pilothouse connect add --kind kubernetes` 添加。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>The cache was damaged. It lies at %1 now; a new one is being filled.</source>
        <translation>缓存已损坏，已移至 %1，正在重新填充新的缓存。</translation>
    </message>
    <message>
        <source>There is no connection of this name; see `pilothouse connect list`.</source>
        <translation>没有这个名称的连接；请用 `pilothouse connect list` 查看。</translation>
    </message>
    <message>
        <source>Give at least four characters of the run id.</source>
        <translation>请至少输入运行 ID 的前四个字符。</translation>
    </message>
    <message>
        <source>No cached run has this id; `pilothouse sync` reads what is new.</source>
        <translation>缓存中没有此 ID 的运行；可用 `pilothouse sync` 读取新内容。</translation>
    </message>
    <message>
        <source>Several runs begin so; give more of the id.</source>
        <translation>有多个运行以此开头，请输入更长的 ID。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有这样的文件或文件夹。</translation>
    </message>
    <message>
        <source>There is no such command, and no such file or folder.</source>
        <translation>没有这样的命令，也没有这样的文件或文件夹。</translation>
    </message>
    <message>
        <source>pilothouse: storage: stdout: not all could be written</source>
        <translation>pilothouse：存储：stdout：未能全部写出</translation>
    </message>
    <message>
        <source>What was observed was damaged. It lies at %1 now; what is observed from now on is kept anew.</source>
        <translation>观察记录已损坏，现位于 %1；此后的观察会重新保存。</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>怎么办：%1</translation>
    </message>
    <message>
        <source>Check the address, the network and the proxy. What is cached can be read meanwhile.</source>
        <translation>请检查地址、网络和代理。期间可以读取已缓存的内容。</translation>
    </message>
    <message>
        <source>Try again. A narrower question is answered sooner.</source>
        <translation>请重试。范围更小的请求会更快得到答复。</translation>
    </message>
    <message>
        <source>Check the credentials. `pilothouse connect test NAME` says whom the server takes you for.</source>
        <translation>请检查凭据。`pilothouse connect test NAME` 会说明服务器把您认作谁。</translation>
    </message>
    <message>
        <source>Ask whoever grants the right that is named.</source>
        <translation>请向授予所述权限的人申请。</translation>
    </message>
    <message>
        <source>Check how it is written, and whether it is still there.</source>
        <translation>请检查写法，以及它是否还在。</translation>
    </message>
    <message>
        <source>Look at it again, then decide anew.</source>
        <translation>请再看一次，然后重新决定。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again later. The server&apos;s own log says why.</source>
        <translation>请稍后重试。服务器自己的日志会说明原因。</translation>
    </message>
    <message>
        <source>Check that it is whole, and of the kind that was expected.</source>
        <translation>请检查它是否完整，以及是否为预期的类型。</translation>
    </message>
    <message>
        <source>Mend what is named. `--help` behind the command says what it takes.</source>
        <translation>请修正所指出的内容。在命令后加 `--help` 可查看其用法。</translation>
    </message>
    <message>
        <source>Read on in the handbook: Help → Troubleshooting in the window.</source>
        <translation>请继续阅读手册：窗口中的“帮助 → 排除故障”。</translation>
    </message>
    <message>
        <source>Check free space, and the rights to the place.</source>
        <translation>请检查可用空间以及该位置的权限。</translation>
    </message>
</context>
<context>
    <name>CompareCommand</name>
    <message>
        <source>No cached experiment has this name or id.</source>
        <translation>缓存中没有此名称或 ID 的实验。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Write last, min, max or a step.</source>
        <translation>请写 last、min、max 或步数。</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>第 %1 个字符处：%2</translation>
    </message>
    <message>
        <source>No cached run matches.</source>
        <translation>缓存中没有匹配的运行。</translation>
    </message>
    <message>
        <source>None of these runs has this metric.</source>
        <translation>这些运行都没有此指标。</translation>
    </message>
    <message>
        <source>The baseline is not among these runs.</source>
        <translation>基线不在这些运行之中。</translation>
    </message>
    <message numerus="yes">
        <source>%n image grids of the board are not in the report.</source>
        <translation>
            <numerusform>看板中的 %n 个图像网格未包含在报告中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs compared in %1</source>
        <translation>
            <numerusform>%Ln 个运行已比较，写入 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectCommand</name>
    <message>
        <source>Give --name and --url, or --from-environment.</source>
        <translation>请给出 --name 和 --url，或 --from-environment。</translation>
    </message>
    <message>
        <source>Unknown kind; there are: %1.</source>
        <translation>未知类型；可用的有：%1。</translation>
    </message>
    <message>
        <source>No MLflow store was found here.</source>
        <translation>此处未找到 MLflow 存储。</translation>
    </message>
    <message>
        <source>Added %1 (%2, %3). Next: pilothouse connect test %1</source>
        <translation>已添加 %1（%2，%3）。下一步：pilothouse connect test %1</translation>
    </message>
    <message>
        <source>No connections yet. MLFLOW_TRACKING_URI is set; take it with: pilothouse connect add --from-environment</source>
        <translation>还没有连接。已设置 MLFLOW_TRACKING_URI，可这样采用：pilothouse connect add --from-environment</translation>
    </message>
    <message>
        <source>No connections yet. Add one: pilothouse connect add --name lab --kind mlflow --url URL|PATH</source>
        <translation>还没有连接。添加一个：pilothouse connect add --name lab --kind mlflow --url URL|PATH</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>This is needed to sign in this way.</source>
        <translation>以这种方式登录时需要此项。</translation>
    </message>
    <message>
        <source>This is of no use with this kind of connection or this way to sign in.</source>
        <translation>此项不适用于这种连接或这种登录方式。</translation>
    </message>
    <message>
        <source>There is no such file: %1</source>
        <translation>没有这样的文件：%1</translation>
    </message>
    <message>
        <source>The password in MLFLOW_TRACKING_URI is not taken, for it would be kept as plain text. Put it into MLFLOW_TRACKING_PASSWORD, and the user into MLFLOW_TRACKING_USERNAME.</source>
        <translation>不采用 MLFLOW_TRACKING_URI 中的密码，否则它会以明文保存。请将密码放入 MLFLOW_TRACKING_PASSWORD，将用户名放入 MLFLOW_TRACKING_USERNAME。</translation>
    </message>
    <message>
        <source>The variable is not set, or its password cannot be told from its address.</source>
        <translation>该变量未设置，或无法区分其中的密码与地址。</translation>
    </message>
    <message>
        <source>Give --name.</source>
        <translation>请给出 --name。</translation>
    </message>
    <message>
        <source>A cluster&apos;s address stands in its kubeconfig: give --kubeconfig, and --context where it has several.</source>
        <translation>集群的地址写在 kubeconfig 里：请给出 --kubeconfig，有多个上下文时再给出 --context。</translation>
    </message>
    <message>
        <source>This goes with --kind kubernetes.</source>
        <translation>这与 --kind kubernetes 一起使用。</translation>
    </message>
    <message>
        <source>%1 is read through its mlflow.db. %2 lies beside it and has runs of its own; they come with a connection to that folder.</source>
        <translation>%1 通过其 mlflow.db 读取。旁边的 %2 有自己的运行；连接到那个文件夹即可读取它们。</translation>
    </message>
    <message>
        <source>This needs --header-value: what the header holds, as a reference like --token.</source>
        <translation>这需要 --header-value：标头的内容，以与 --token 相同的引用形式给出。</translation>
    </message>
    <message>
        <source>This needs --header: the header&apos;s name.</source>
        <translation>这需要 --header：标头的名称。</translation>
    </message>
</context>
<context>
    <name>ConnectionHealth</name>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message numerus="yes">
        <source>Synced, %Ln items could not be read</source>
        <translation>
            <numerusform>已同步，%Ln 项无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Last synced %1; not asked since</source>
        <translation>上次同步：%1；此后尚未询问</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>本地时间</translation>
    </message>
    <message>
        <source>%1 (log)</source>
        <translation>%1（对数）</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步数 %1</translation>
    </message>
    <message>
        <source>Seconds since start</source>
        <translation>开始后的秒数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln 个分组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves</source>
        <translation>
            <numerusform>%Ln 条曲线</numerusform>
        </translation>
    </message>
    <message>
        <source>not a number or off the scale</source>
        <translation>非数值或超出刻度</translation>
    </message>
    <message>
        <source>n = %L1</source>
        <translation>n = %L1</translation>
    </message>
    <message>
        <source>%1 (%2 to %3) · %4</source>
        <translation>%1（%2 至 %3） · %4</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln more in the table</source>
        <translation>
            <numerusform> · 表格中另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>以及另外 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Seconds since the run&apos;s start</source>
        <translation>自运行开始的秒数</translation>
    </message>
    <message>
        <source>Time since the run&apos;s start</source>
        <translation>自运行开始的时间</translation>
    </message>
    <message>
        <source>Seconds since the run&apos;s first point</source>
        <translation>自运行首个点的秒数</translation>
    </message>
    <message>
        <source>Time since the run&apos;s first point</source>
        <translation>自运行首个点的时间</translation>
    </message>
    <message>
        <source>Seconds since the run&apos;s start or first point</source>
        <translation>自运行开始或首个点的秒数</translation>
    </message>
    <message>
        <source>Time since the run&apos;s start or first point</source>
        <translation>自运行开始或首个点的时间</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>between two moments</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more changes</source>
        <translation>
            <numerusform>以及另外 %Ln 项变更</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveReading</name>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>histories</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>CurveTable</name>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>平滑值</translation>
    </message>
</context>
<context>
    <name>CurveThinning</name>
    <message>
        <source>Too many points at step %1.</source>
        <translation>步 %1 处的点太多。</translation>
    </message>
</context>
<context>
    <name>DeskSources</name>
    <message>
        <source>it is outside of the policy&apos;s release windows</source>
        <translation>不在策略规定的发布窗口内</translation>
    </message>
</context>
<context>
    <name>DriftCommand</name>
    <message numerus="yes">
        <source>%n current row(s) have no time and are in no window.</source>
        <translation>
            <numerusform>%n 行当前数据没有时间，不属于任何窗口。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) are left out, the smallest ones.</source>
        <translation>
            <numerusform>已略去 %n 个最小的分段。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s) are left out, the oldest ones.</source>
        <translation>
            <numerusform>已略去 %n 个最早的窗口。</numerusform>
        </translation>
    </message>
    <message>
        <source>The tables do not fit into memory: numbers were counted in bins, and their distances are off by at most %1.</source>
        <translation>内存放不下这些表：数值按分箱计数，其距离的误差最多为 %1。</translation>
    </message>
</context>
<context>
    <name>DriftHeat</name>
    <message>
        <source>all rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>分段</translation>
    </message>
</context>
<context>
    <name>DriveSurroundings</name>
    <message>
        <source>Its candidate is judged by metrics, and nothing says where they are: name the Prometheus in the endpoint&apos;s environment, or to “pilothouse release drive --metrics”.</source>
        <translation>候选版本要由指标评判，但没有说明指标在哪里：请在该端点的环境中指定 Prometheus，或用“pilothouse release drive --metrics”指定。</translation>
    </message>
    <message>
        <source>No policy is known here, so that no freeze holds it up.</source>
        <translation>此处不知道任何策略，因此没有冻结会阻止它。</translation>
    </message>
</context>
<context>
    <name>EndpointReach</name>
    <message>
        <source>%1 serves %2</source>
        <translation>%1 正在提供 %2</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无内容</translation>
    </message>
    <message>
        <source>%1 manages it and would undo a rollout: say in the environment where its manifest is (target.endpoint.git: repository, branch, file).</source>
        <translation>%1 管理着它，会撤销滚动发布：请在环境中说明其清单在哪里（target.endpoint.git：repository、branch、file）。</translation>
    </message>
    <message>
        <source>In the namespace %1 these rights are missing: %2. A role bound there has to allow them.</source>
        <translation>在命名空间 %1 中缺少这些权限：%2。需要在那里绑定一个允许它们的角色。</translation>
    </message>
</context>
<context>
    <name>EndpointSearch</name>
    <message>
        <source>No endpoint of this name was found.</source>
        <translation>没有找到此名称的端点。</translation>
    </message>
    <message>
        <source>There are several: %1. Name the cluster with --connection, and the endpoint by all of its words.</source>
        <translation>有多个：%1。请用 --connection 指明集群，并写全端点的名称。</translation>
    </message>
</context>
<context>
    <name>EndpointWatch</name>
    <message>
        <source>level again</source>
        <translation>又与集群一致</translation>
    </message>
</context>
<context>
    <name>EndpointsCommand</name>
    <message>
        <source>%1: from the cache, seen %2</source>
        <translation>%1：来自缓存，见于 %2</translation>
    </message>
    <message>
        <source>No endpoints are known.</source>
        <translation>尚不知道任何端点。</translation>
    </message>
</context>
<context>
    <name>EnvironmentCommand</name>
    <message>
        <source>Added %1. Next: pilothouse env probe %1</source>
        <translation>已添加 %1。接下来：pilothouse env probe %1</translation>
    </message>
    <message>
        <source>No environments yet. Add one: pilothouse env add --file ENVIRONMENT.yaml</source>
        <translation>还没有环境。添加一个：pilothouse env add --file ENVIRONMENT.yaml</translation>
    </message>
</context>
<context>
    <name>EnvironmentSources</name>
    <message>
        <source>1 version</source>
        <translation>1 个版本</translation>
    </message>
    <message>
        <source>%1 versions</source>
        <translation>%1 个版本</translation>
    </message>
    <message>
        <source>@%1 at %2</source>
        <translation>@%1 指向 %2</translation>
    </message>
    <message>
        <source>which model it is of is only known with a release</source>
        <translation>属于哪个模型要到发布时才知道</translation>
    </message>
    <message>
        <source>%1 is not set yet</source>
        <translation>%1 尚未设置</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source>%1: the tiers %2; %3</source>
        <translation>%1：等级 %2；%3</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The server cannot be reached</source>
        <translation>无法连接到服务器</translation>
    </message>
    <message>
        <source>No connection could be made, or it was dropped.</source>
        <translation>无法建立连接，或连接已断开。</translation>
    </message>
    <message>
        <source>Check the network, VPN and address. What was seen before stays available.</source>
        <translation>请检查网络、VPN 和地址。之前获取的内容仍可查看。</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>服务器响应超时</translation>
    </message>
    <message>
        <source>The request was sent, but no complete answer came.</source>
        <translation>请求已发出，但没有收到完整的响应。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the server may be overloaded.</source>
        <translation>请重试；如果仍然如此，服务器可能过载。</translation>
    </message>
    <message>
        <source>The server does not accept these credentials</source>
        <translation>服务器不接受这些凭据</translation>
    </message>
    <message>
        <source>They are missing, wrong or expired. It is not asked again by itself.</source>
        <translation>凭据缺失、有误或已过期，不会再自动请求服务器。</translation>
    </message>
    <message>
        <source>Edit the connection and give valid credentials.</source>
        <translation>请编辑连接并填写有效的凭据。</translation>
    </message>
    <message>
        <source>You may not do this here</source>
        <translation>没有执行此操作的权限</translation>
    </message>
    <message>
        <source>The server knows you, but does not grant this right.</source>
        <translation>服务器识别了你的身份，但未授予此权限。</translation>
    </message>
    <message>
        <source>Ask the owner of the server for the right named in the details.</source>
        <translation>请向服务器管理员申请详细信息中所列的权限。</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>内容不存在</translation>
    </message>
    <message>
        <source>It was removed or renamed, or the address is wrong.</source>
        <translation>已被移除或重命名，或者地址有误。</translation>
    </message>
    <message>
        <source>Check the address, or refresh to see what is there now.</source>
        <translation>请检查地址，或刷新以查看现有内容。</translation>
    </message>
    <message>
        <source>Somebody else changed it</source>
        <translation>已被他人更改</translation>
    </message>
    <message>
        <source>It is no longer in the state that this was based on.</source>
        <translation>它已不是此操作所依据的状态。</translation>
    </message>
    <message>
        <source>Refresh, look at what changed, then decide again.</source>
        <translation>请刷新并查看变化，再作决定。</translation>
    </message>
    <message>
        <source>The server asks for patience</source>
        <translation>服务器要求稍候</translation>
    </message>
    <message>
        <source>More was asked than it allows.</source>
        <translation>请求数量超出了服务器的限制。</translation>
    </message>
    <message>
        <source>It goes on by itself when the server allows it again.</source>
        <translation>服务器允许后会自动继续。</translation>
    </message>
    <message>
        <source>The server failed</source>
        <translation>服务器出错</translation>
    </message>
    <message>
        <source>It reported a fault of its own.</source>
        <translation>服务器报告了自身的故障。</translation>
    </message>
    <message>
        <source>Try again later; its log says more.</source>
        <translation>请稍后重试；详情见服务器日志。</translation>
    </message>
    <message>
        <source>The data cannot be read</source>
        <translation>无法读取数据</translation>
    </message>
    <message>
        <source>What came is damaged or not in the format expected.</source>
        <translation>收到的数据已损坏，或格式不符合预期。</translation>
    </message>
    <message>
        <source>Check that the address is the right kind of system. The rest is not affected.</source>
        <translation>请确认该地址属于所选类型的系统。其他内容不受影响。</translation>
    </message>
    <message>
        <source>This cannot be done as asked</source>
        <translation>无法按要求执行</translation>
    </message>
    <message>
        <source>A setting, name or query is not valid.</source>
        <translation>某项设置、名称或查询无效。</translation>
    </message>
    <message>
        <source>Correct what the details name.</source>
        <translation>请更正详细信息中指出的内容。</translation>
    </message>
    <message>
        <source>This system cannot do that</source>
        <translation>此系统不支持该操作</translation>
    </message>
    <message>
        <source>Its version or kind does not offer it.</source>
        <translation>其版本或类型不提供此功能。</translation>
    </message>
    <message>
        <source>The local disk or database failed</source>
        <translation>本地磁盘或数据库出错</translation>
    </message>
    <message>
        <source>Something could not be read from or written to this computer.</source>
        <translation>无法在这台电脑上读取或写入某些内容。</translation>
    </message>
    <message>
        <source>Check free space and permissions, then try again.</source>
        <translation>请检查可用空间和权限，然后重试。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>It was stopped before it ended.</source>
        <translation>操作在完成前被停止。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait %Ln s before the next try.</source>
        <translation>
            <numerusform>服务器要求等待 %Ln 秒后再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
</context>
<context>
    <name>ExperimentsCommand</name>
    <message>
        <source>Nothing cached yet; `pilothouse sync` reads it.</source>
        <translation>尚无缓存；可用 `pilothouse sync` 读取。</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>%1 runs, %2 columns written to %3</source>
        <translation>已将 %1 个运行、%2 列写入 %3</translation>
    </message>
</context>
<context>
    <name>GateCommand</name>
    <message>
        <source>Name a tier of the policy (--tier): %1.</source>
        <translation>请指明策略中的一个等级（--tier）：%1。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>门禁</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 version %2</source>
        <translation>%1 版本 %2</translation>
    </message>
    <message>
        <source>The source run</source>
        <translation>来源运行</translation>
    </message>
    <message>
        <source>Only %1 is released here.</source>
        <translation>此处只发布 %1。</translation>
    </message>
    <message>
        <source>%1 could not be read now (%2), so nothing of it passes; it was seen %3.</source>
        <translation>%1 现在无法读取（%2），因此其任何内容都不能通过；上次见于 %3。</translation>
    </message>
    <message>
        <source>The champion&apos;s source run</source>
        <translation>冠军版本的来源运行</translation>
    </message>
    <message>
        <source>What is live could not be asked now (%1), so nothing of the champion passes; when last seen it was %2.</source>
        <translation>现在无法询问在线的是什么（%1），因此有关冠军的检查都不通过；最后一次看到的是 %2。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>GateOutput</name>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>margin %1</source>
        <translation>裕度 %1</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>从未见过</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>见于 %1</translation>
    </message>
</context>
<context>
    <name>GroupColumn</name>
    <message>
        <source>None of these runs has what they are to be grouped by</source>
        <translation>这些运行都没有用来分组的项</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>drift %1</source>
        <translation>漂移 %1</translation>
    </message>
    <message>
        <source>no drift %1</source>
        <translation>无漂移 %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message numerus="yes">
        <source>None of its %n JSON and CSV file(s) is a report that can be read here.</source>
        <translation>
            <numerusform>其中 %n 个 JSON 和 CSV 文件都不是可在此读取的报告。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was imported before.</source>
        <translation>%1 此前已导入。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the folder are no reports; --json names them.</source>
        <translation>
            <numerusform>文件夹中有 %n 个文件不是报告；--json 会列出它们。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndependentSides</name>
    <message numerus="yes">
        <source>Both sides are the same %Ln runs.</source>
        <translation>
            <numerusform>两侧是同样的 %Ln 个运行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are on both sides, and left out of %1.</source>
        <translation>
            <numerusform>%Ln 个运行同时在两侧，已从 %1 中排除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are on both sides, and left out of both.</source>
        <translation>
            <numerusform>%Ln 个运行同时在两侧，已从两侧排除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnownCurves</name>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> 等，另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>%1 of %2 runs have no %3: %4.</source>
        <translation>%2 个运行中有 %1 个没有 %3：%4。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves have nothing that this axis can show: </source>
        <translation>
            <numerusform>%Ln 条曲线没有可在此坐标轴上显示的内容：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points have no place along x.</source>
        <translation>
            <numerusform>%Ln 个点在横轴上没有位置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves are known as lows and highs only: they are not smoothed, and enter means so.</source>
        <translation>
            <numerusform>%Ln 条曲线只有最低值和最高值：不做平滑，并以此计入平均值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves could not be read: </source>
        <translation>
            <numerusform>%Ln 条曲线无法读取：</numerusform>
        </translation>
    </message>
    <message>
        <source>Step, or steps of a summary</source>
        <translation>步数，或汇总所含的步数</translation>
    </message>
    <message>
        <source>Value, or lowest and highest of a summary&apos;s finite values</source>
        <translation>值，或汇总中有限值的最低与最高</translation>
    </message>
</context>
<context>
    <name>LedgerCommand</name>
    <message>
        <source>A ledger file has at most 1 GiB.</source>
        <translation>账本文件最大 1 GiB。</translation>
    </message>
    <message>
        <source>Broken at entry %1 (%2): %3</source>
        <translation>在第 %1 条（%2）断开：%3</translation>
    </message>
    <message numerus="yes">
        <source>Whole: %n entries. Head %1</source>
        <translation>
            <numerusform>完整：%n 条记录。链头 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The release home of %1 keeps its head as of %n entries</source>
        <translation>
            <numerusform>%1 的发布仓库保存了其截至第 %n 条的链头</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty: there is no entry.</source>
        <translation>空：没有任何条目。</translation>
    </message>
    <message>
        <source>Empty, and ends before the release home of %1: %2 entries of %3, %4 fewer.</source>
        <translation>为空，且结束于 %1 的发布主页之前：%3 条中的 %2 条，少 %4 条。</translation>
    </message>
    <message>
        <source>Whole, and ends before the release home of %1: %2 entries of %3, %4 fewer.</source>
        <translation>完整，但结束于 %1 的发布主页之前：%3 条中的 %2 条，少 %4 条。</translation>
    </message>
    <message>
        <source>Its end cannot be judged: no release home here keeps one, and entries cut off there could not be missed. Give the head that it must hold with --anchor.</source>
        <translation>无法判断其结尾：此处没有发布主页保存它，末尾若被截去也无从察觉。请用 --anchor 给出它必须包含的链首。</translation>
    </message>
    <message>
        <source>It was written before these, or cut. %1</source>
        <translation>它写于这些条目之前，或被截断。%1</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>This kind of connection cannot do that.</source>
        <translation>此类型的连接不支持该操作。</translation>
    </message>
</context>
<context>
    <name>LoadComparison</name>
    <message>
        <source>experiment %1 of %2</source>
        <translation>%2 的实验 %1</translation>
    </message>
</context>
<context>
    <name>LocalArtifacts</name>
    <message>
        <source>There is no such folder, nor one of its experiment: the artifacts were not copied along, or none were ever logged.</source>
        <translation>没有这样的文件夹，也没有其实验的文件夹：产物未一并复制，或从未记录过。</translation>
    </message>
</context>
<context>
    <name>ModelLineage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Unknown: the version names no run.</source>
        <translation>未知：该版本未指明运行。</translation>
    </message>
    <message>
        <source>Unknown: the source run is not cached.</source>
        <translation>未知：来源运行未缓存。</translation>
    </message>
    <message>
        <source>no digest</source>
        <translation>无摘要</translation>
    </message>
    <message>
        <source>Unknown: the run logged no dataset.</source>
        <translation>未知：该运行未记录数据集。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>not cached</source>
        <translation>未缓存</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>as environment %1 says; not seen serving it</source>
        <translation>按环境 %1 所述；未观察到其提供服务</translation>
    </message>
    <message>
        <source>Unknown: no environment says that this version is live in it.</source>
        <translation>未知：没有环境表明该版本在其中上线。</translation>
    </message>
    <message>
        <source>Unknown: its environments name no endpoint.</source>
        <translation>未知：其环境未指明端点。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>environment, state of a release</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Unknown: no release in this workspace moved it.</source>
        <translation>未知：此工作区没有发布移动过它。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>ModelsCommand</name>
    <message>
        <source>Nothing cached yet; `pilothouse sync` reads the registries.</source>
        <translation>还没有缓存任何内容；`pilothouse sync` 会读取注册表。</translation>
    </message>
    <message>
        <source>No such model or prompt is cached; `pilothouse sync` reads the registries.</source>
        <translation>缓存中没有这样的模型或提示词；`pilothouse sync` 会读取注册表。</translation>
    </message>
    <message>
        <source>Several connections have a model of this name; say which with --connection.</source>
        <translation>多个连接都有这个名称的模型；请用 --connection 指明是哪一个。</translation>
    </message>
    <message>
        <source>Nothing has ever pointed at a version of %1, as far as was seen.</source>
        <translation>就所见而言，从未有任何别名或阶段指向 %1 的版本。</translation>
    </message>
    <message>
        <source>Run %1 of version %2 is not cached: its params and metrics are not compared.</source>
        <translation>版本 %2 的运行 %1 未缓存：不比较它的参数和指标。</translation>
    </message>
    <message>
        <source>Versions %1 and %2 say the same, as far as both are known.</source>
        <translation>就两者已知的部分而言，版本 %1 和 %2 相同。</translation>
    </message>
    <message>
        <source>The files beside version %1 are not known: its environment files are not compared.</source>
        <translation>版本 %1 旁的文件未知：未比较其环境文件。</translation>
    </message>
    <message>
        <source>There is no connection of this name.</source>
        <translation>没有这个名称的连接。</translation>
    </message>
    <message>
        <source>%1 is in no registry any more; this is what was seen of it.</source>
        <translation>%1 已不在任何注册表中；以下是曾经看到的内容。</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>This is no time; write 2026-01-31, 2026-01-31T10:00, -7d or +7d.</source>
        <translation>这不是时间；请写 2026-01-31、2026-01-31T10:00、-7d 或 +7d。</translation>
    </message>
</context>
<context>
    <name>OwnKey</name>
    <message>
        <source>No keychain answers here. Keep the key in a file of yours: pilothouse ledger key --file PATH</source>
        <translation>此处没有可用的密钥环。请将密钥保存在您的文件中：pilothouse ledger key --file PATH</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自己的</translation>
    </message>
</context>
<context>
    <name>ParallelView</name>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>log, reversed</source>
        <translation>对数，反向</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>没有值</translation>
    </message>
    <message numerus="yes">
        <source>%Ln no value</source>
        <translation>
            <numerusform>%Ln 个无值</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
</context>
<context>
    <name>PictureFile</name>
    <message>
        <source>Pictures are .png, .svg or .pdf files.</source>
        <translation>图片须为 .png、.svg 或 .pdf 文件。</translation>
    </message>
    <message>
        <source>A side has 1 to 10,000 pixels.</source>
        <translation>边长须为 1 到 10,000 像素。</translation>
    </message>
    <message>
        <source>There is no memory for a picture this large.</source>
        <translation>内存不足，无法生成这么大的图片。</translation>
    </message>
</context>
<context>
    <name>PlotCommand</name>
    <message>
        <source>Write none, ema:0.6, time:0.6 or gauss:5.</source>
        <translation>请写 none、ema:0.6、time:0.6 或 gauss:5。</translation>
    </message>
    <message>
        <source>Write none, min-max or std.</source>
        <translation>请写 none、min-max 或 std。</translation>
    </message>
    <message>
        <source>A band is drawn around groups; say --group-by too.</source>
        <translation>区间带只用于分组，请同时给出 --group-by。</translation>
    </message>
    <message>
        <source>Write WIDTHxHEIGHT, at least 200x120, e.g. 1200x700.</source>
        <translation>请按 WIDTHxHEIGHT（宽x高）填写，至少 200x120，例如 1200x700。</translation>
    </message>
    <message>
        <source>%1 runs, %2 points drawn to %3</source>
        <translation>已将 %1 个运行、%2 个点绘制到 %3</translation>
    </message>
    <message>
        <source>None of the %1 matching runs has it.</source>
        <translation>%1 个匹配的运行都没有此项。</translation>
    </message>
    <message>
        <source>None of the %1 matching runs has it beside %2.</source>
        <translation>匹配的 %1 个运行中，没有一个同时具有它和 %2。</translation>
    </message>
    <message>
        <source>Curves with too many points to be drawn one by one: %1. The lowest and highest of every stretch of steps are drawn.</source>
        <translation>点数过多而无法逐点绘制的曲线：%1。绘制的是每一段步中的最低点和最高点。</translation>
    </message>
    <message>
        <source>Curves with too many points to be smoothed one by one: %1. Means of stretches of steps are smoothed.</source>
        <translation>点数过多而无法逐点平滑的曲线：%1。平滑的是每一段步的均值。</translation>
    </message>
</context>
<context>
    <name>PointLegend</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>大小：%1</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
</context>
<context>
    <name>PolicyCommand</name>
    <message numerus="yes">
        <source>%1 is valid: %n tier(s), %2</source>
        <translation>
            <numerusform>%1 有效：%n 个等级，%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityOutput</name>
    <message>
        <source>%1 (no time zone told)</source>
        <translation>%1（未注明时区）</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n 项结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n 列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more name(s)</source>
        <translation>
            <numerusform>以及另外 %n 个名称</numerusform>
        </translation>
    </message>
    <message>
        <source>Not understood in %1: %2</source>
        <translation>%1 中未能识别：%2</translation>
    </message>
</context>
<context>
    <name>RegistryWords</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>阶段 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>between two looks</source>
        <translation>两次查看之间</translation>
    </message>
    <message>
        <source>as last seen</source>
        <translation>最后所见</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, or already %2: nobody looked between %3 and the change</source>
        <translation>%1，或已是 %2：%3 与变更之间无人查看</translation>
    </message>
    <message>
        <source>%1, as last seen at %2</source>
        <translation>%1，最后见于 %2</translation>
    </message>
    <message>
        <source>not known: nobody had looked yet</source>
        <translation>未知：尚无人查看</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a time at the latest</comment>
        <translation>最迟 %1</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>%1 与 %2 之间</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>环境 %1</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Being registered</source>
        <translation>正在注册</translation>
    </message>
    <message>
        <source>Registration failed</source>
        <translation>注册失败</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source run</source>
        <translation>来源运行</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>别名</translation>
    </message>
</context>
<context>
    <name>ReleaseCommand</name>
    <message>
        <source>Drafted %1. Next: pilothouse release submit %2</source>
        <translation>已起草 %1。接下来：pilothouse release submit %2</translation>
    </message>
    <message>
        <source>Drafted %1, which lacks something: edit %2</source>
        <translation>已起草 %1，但还缺少内容：请编辑 %2</translation>
    </message>
    <message>
        <source> (does not count: %1)</source>
        <translation> （不计入：%1）</translation>
    </message>
    <message>
        <source>Say --yes or --no.</source>
        <translation>请指明 --yes 或 --no。</translation>
    </message>
    <message>
        <source>A part is KIND:NAME@VERSION, of model, prompt, features or threshold.</source>
        <translation>部分的写法为 KIND:NAME@VERSION，KIND 为 model、prompt、features 或 threshold。</translation>
    </message>
    <message>
        <source>The gate %1 says: %2.</source>
        <translation>门禁 %1 的结论：%2。</translation>
    </message>
    <message>
        <source>Nobody drives it. %1</source>
        <translation>无人驱动它。%1</translation>
    </message>
</context>
<context>
    <name>ReleaseInbox</name>
    <message>
        <source>Your approval no longer counts: the plan or the evidence is another, or it expired.</source>
        <translation>您的批准不再有效：计划或证据已变，或已过期。</translation>
    </message>
    <message>
        <source>An approval by %1 is asked for.</source>
        <translation>请求 %1 批准。</translation>
    </message>
    <message>
        <source>A step was asked for, and what came of it is not known. Go on: it looks first.</source>
        <translation>已请求某步骤，结果未知。请继续：会先查看。</translation>
    </message>
    <message>
        <source>It is under way, and nobody drives it.</source>
        <translation>正在进行，但无人推进。</translation>
    </message>
    <message>
        <source>Your waiver of the gate %1 has ended.</source>
        <translation>您对门禁 %1 的豁免已结束。</translation>
    </message>
    <message>
        <source>Your waiver of the gate %1 ends soon.</source>
        <translation>您对门禁 %1 的豁免即将结束。</translation>
    </message>
    <message>
        <source>It was watched long enough: somebody has to confirm it, or take it back.</source>
        <translation>观察时间已足：需有人确认或撤回。</translation>
    </message>
    <message>
        <source>Its rollback condition is met: %1. The value is %2 now.</source>
        <translation>其回滚条件已满足：%1。当前值为 %2。</translation>
    </message>
</context>
<context>
    <name>ReleaseMoves</name>
    <message>
        <source>You have no signing key yet; everything done here is signed.</source>
        <translation>您还没有签名密钥；此处所做的一切都要签名。</translation>
    </message>
    <message>
        <source>You are its author, and nobody decides about their own release.</source>
        <translation>您是其作者，任何人不得决定自己的发布。</translation>
    </message>
    <message>
        <source>Your key (%1) is in no group of the policy.</source>
        <translation>您的密钥（%1）不在策略的任何组中。</translation>
    </message>
    <message>
        <source>It was planned under another policy than the one that is here.</source>
        <translation>它是按与此处不同的策略计划的。</translation>
    </message>
    <message>
        <source>The policy has no tier %1.</source>
        <translation>策略没有等级 %1。</translation>
    </message>
    <message>
        <source>Only its author submits it.</source>
        <translation>只有其作者可以提交。</translation>
    </message>
    <message>
        <source>The policy changed since this was drafted; draft it anew.</source>
        <translation>起草后策略已变；请重新起草。</translation>
    </message>
    <message>
        <source>Something was released after it: that is taken back first.</source>
        <translation>其后另有发布：须先撤回那一个。</translation>
    </message>
    <message>
        <source>It is to be watched until %1.</source>
        <translation>须观察至 %1。</translation>
    </message>
    <message>
        <source>A rollback goes on where it was begun; from here roll back again.</source>
        <translation>回滚在开始它的地方继续；从这里请再次回滚。</translation>
    </message>
    <message>
        <source>Under way in this environment: %1.</source>
        <translation>此环境中正在进行：%1。</translation>
    </message>
    <message>
        <source>It is being driven from this workspace, since %1 (process %2).</source>
        <translation>自 %1 起正由此工作区驱动（进程 %2）。</translation>
    </message>
    <message>
        <source>%1 executes it from another workspace, and was heard of at %2.</source>
        <translation>%1 正在从另一个工作区执行它，最近一次有消息是在 %2。</translation>
    </message>
</context>
<context>
    <name>ReleasePicture</name>
    <message numerus="yes">
        <source>%Ln gate(s) do not pass.</source>
        <translation>
            <numerusform>%Ln 个门禁未通过。</numerusform>
        </translation>
    </message>
    <message>
        <source>Frozen: %1.</source>
        <translation>已冻结：%1。</translation>
    </message>
    <message>
        <source>Ready to be executed.</source>
        <translation>可以执行。</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 was asked for, and what came of it is not known.</source>
        <translation>%1 已请求，结果未知。</translation>
    </message>
    <message>
        <source>%1 is requested and not yet seen.</source>
        <translation>%1 已请求，尚未见到。</translation>
    </message>
    <message>
        <source>%1 found something else there.</source>
        <translation>%1 发现那里是别的内容。</translation>
    </message>
    <message>
        <source>%1 was refused.</source>
        <translation>%1 被拒绝。</translation>
    </message>
    <message>
        <source>Nobody drives it; %1 is next.</source>
        <translation>无人推进；下一步：%1。</translation>
    </message>
    <message>
        <source>%1 is next.</source>
        <translation>下一步：%1。</translation>
    </message>
    <message>
        <source>Not submitted yet.</source>
        <translation>尚未提交。</translation>
    </message>
    <message>
        <source>Being watched.</source>
        <translation>观察中。</translation>
    </message>
    <message>
        <source>Being watched until %1.</source>
        <translation>观察至 %1。</translation>
    </message>
    <message>
        <source>Watched long enough: somebody has to confirm it.</source>
        <translation>观察时间已足：需有人确认。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>they decided anew</source>
        <translation>其已重新决定</translation>
    </message>
    <message>
        <source>%1 %2 goes from %3 to %4.</source>
        <translation>%1 %2 从 %3 变为 %4。</translation>
    </message>
    <message>
        <source>Everybody who asks for %1 in %2.</source>
        <translation>%2 中所有请求 %1 的用户。</translation>
    </message>
    <message>
        <source>Every request to %1 in %2.</source>
        <translation>%2 中对 %1 的所有请求。</translation>
    </message>
    <message>
        <source>another process on this machine</source>
        <translation>本机的另一进程</translation>
    </message>
    <message>
        <source>Not submitted yet. %1</source>
        <translation>尚未提交。%1</translation>
    </message>
</context>
<context>
    <name>ReleaseReading</name>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The rollback condition of %1 could not be asked: %2</source>
        <translation>无法查询 %1 的回滚条件：%2</translation>
    </message>
    <message>
        <source>The environment %1 is not here.</source>
        <translation>此处没有环境 %1。</translation>
    </message>
    <message>
        <source>There is no such environment here.</source>
        <translation>此处没有这样的环境。</translation>
    </message>
</context>
<context>
    <name>ReleaseRollout</name>
    <message>
        <source>The rollout is of another release or endpoint.</source>
        <translation>该滚动发布属于另一个发布或端点。</translation>
    </message>
    <message>
        <source>The rollout deploys something else than the version.</source>
        <translation>该滚动发布部署的不是此版本。</translation>
    </message>
    <message>
        <source>The rollout is not that of the tier %1.</source>
        <translation>该滚动发布与等级 %1 的规定不符。</translation>
    </message>
    <message>
        <source>The rollout does not watch the plan&apos;s rollback condition: draft it anew.</source>
        <translation>该滚动发布没有监视计划的回滚条件：请重新起草。</translation>
    </message>
    <message>
        <source>An endpoint goes back to what it served before, which is %1; for %2 draft a release.</source>
        <translation>端点只能回到之前提供的版本，即 %1；若要 %2，请起草一个发布。</translation>
    </message>
    <message>
        <source>The plan does not say how traffic moves on the endpoint: draft it anew.</source>
        <translation>计划没有说明流量在端点上如何切换：请重新起草。</translation>
    </message>
    <message>
        <source>The plan has a rollout, and the environment no endpoint: draft it anew.</source>
        <translation>计划含有滚动发布，而环境没有端点：请重新起草。</translation>
    </message>
    <message>
        <source>The tier %1 wants its rollouts armed, and the environment %2 names no image for that: add &quot;driver&quot; to it.</source>
        <translation>等级 %1 要求滚动发布被托管，但环境 %2 没有为此指定镜像：请为它添加“driver”。</translation>
    </message>
    <message>
        <source>The rollout is not written where the environment says that the endpoint&apos;s manifest is: draft it anew.</source>
        <translation>滚动发布写入的位置与环境中所说的端点清单不一致：请重新起草。</translation>
    </message>
    <message>
        <source>The tier %1 wants its rollouts armed, and what goes through Git cannot be: no pod may commit there.</source>
        <translation>等级 %1 要求滚动发布被托管，而经由 Git 的发布无法托管：没有 Pod 可以在那里提交。</translation>
    </message>
    <message>
        <source>Nothing says how traffic moves, or nothing is there to be served.</source>
        <translation>没有说明流量如何移动，或者没有可提供服务的内容。</translation>
    </message>
</context>
<context>
    <name>Reproducibility</name>
    <message>
        <source>Git commit</source>
        <translation>Git 提交</translation>
    </message>
    <message>
        <source>Without it nobody can tell which code ran.</source>
        <translation>没有它，就无法得知运行的是哪份代码。</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>代码仓库</translation>
    </message>
    <message>
        <source>A commit can only be checked out from a repository that is named.</source>
        <translation>只有注明仓库，才能检出对应的提交。</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>It tells which line of work the commit belongs to.</source>
        <translation>说明该提交属于哪条开发线。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>It names the script or notebook that was started.</source>
        <translation>指明启动的脚本或笔记本。</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>入口点</translation>
    </message>
    <message>
        <source>It tells how the source was started.</source>
        <translation>说明源代码的启动方式。</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Other library versions can give other numbers from the same code.</source>
        <translation>库版本不同，同样的代码可能得出不同的数值。</translation>
    </message>
    <message>
        <source>Data versions</source>
        <translation>数据版本</translation>
    </message>
    <message>
        <source>Without a digest the data may have changed since, and nobody would notice.</source>
        <translation>没有摘要，数据即使已发生变化也无人察觉。</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Without seeds two runs of the same code differ by chance.</source>
        <translation>没有随机种子，同一代码的两次运行也会随机不同。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>It tells whom to ask.</source>
        <translation>说明可以向谁询问。</translation>
    </message>
    <message>
        <source>Tracker details</source>
        <translation>跟踪系统详情</translation>
    </message>
    <message>
        <source>Versions and project details that the tracker wrote down by itself.</source>
        <translation>跟踪系统自动记录的版本和项目信息。</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
</context>
<context>
    <name>RollbackCommand</name>
    <message>
        <source>%1: %2 -&gt; %3</source>
        <translation>%1：%2 -&gt; %3</translation>
    </message>
    <message>
        <source>Rehearsed: %1 is there and can be loaded.</source>
        <translation>演练完成：%1 存在且可以加载。</translation>
    </message>
</context>
<context>
    <name>RunCommand</name>
    <message>
        <source>From the cache, seen %1: %2</source>
        <translation>来自缓存，获取于 %1：%2</translation>
    </message>
    <message>
        <source>The run has no such logged model.</source>
        <translation>该运行没有此已记录模型。</translation>
    </message>
    <message>
        <source>Several logged models of the run begin with this.</source>
        <translation>该运行有多个已记录模型以此开头。</translation>
    </message>
    <message>
        <source>%1: not in the cache</source>
        <translation>%1：不在缓存中</translation>
    </message>
    <message>
        <source>The run has no such metric.</source>
        <translation>该运行没有此指标。</translation>
    </message>
    <message>
        <source>This is a file; get it with --download.</source>
        <translation>这是文件；请用 --download 获取。</translation>
    </message>
    <message>
        <source>There is no such directory.</source>
        <translation>没有这个目录。</translation>
    </message>
    <message>
        <source>Not read when last tried, so as it was before: %1: %2</source>
        <translation>最近一次没有读到，因此显示的是以前的内容：%1：%2</translation>
    </message>
</context>
<context>
    <name>RunExport</name>
    <message>
        <source>The format is one of csv, json, ndjson.</source>
        <translation>格式只能是 csv、json 或 ndjson。</translation>
    </message>
</context>
<context>
    <name>RunFetch</name>
    <message>
        <source>Not in the cache, and its server cannot be asked now.</source>
        <translation>缓存中没有，目前也无法请求其服务器。</translation>
    </message>
    <message>
        <source>Nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>Larger than the limit.</source>
        <translation>超出大小限制。</translation>
    </message>
    <message>
        <source>No points came of a metric that has a last value.</source>
        <translation>该指标有最新值，但服务器没有返回任何数据点。</translation>
    </message>
    <message>
        <source>Parts of it could not be read.</source>
        <translation>其中部分内容无法读取。</translation>
    </message>
</context>
<context>
    <name>RunLegendModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>RunOptions</name>
    <message>
        <source>No cached experiment has this name or id.</source>
        <translation>缓存中没有此名称或 ID 的实验。</translation>
    </message>
    <message>
        <source>There is no column %1: expected an attribute such as start_time, or metrics., params., tags. or datasets. with a key of a cached run</source>
        <translation>没有列 %1：应为 start_time 之类的属性，或 metrics.、params.、tags.、datasets. 加上某个已缓存运行的键</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>；您是指 %1 吗？</translation>
    </message>
    <message>
        <source>No cached run has %1%2</source>
        <translation>已缓存的运行都没有 %1%2</translation>
    </message>
    <message>
        <source>Runs that are deleted on their server are left out: use --deleted</source>
        <translation>已在服务器上删除的运行未包含在内：请使用 --deleted</translation>
    </message>
</context>
<context>
    <name>RunSearch</name>
    <message>
        <source>At character %1: %2</source>
        <translation>第 %1 个字符处：%2</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Scheduled</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>RunsCommand</name>
    <message>
        <source>%1 of %2 cached runs match%3</source>
        <translation>%2 个缓存的运行中有 %1 个匹配%3</translation>
    </message>
    <message>
        <source>; %1 shown</source>
        <translation>；显示 %1 个</translation>
    </message>
</context>
<context>
    <name>RunsController</name>
    <message>
        <source>There is no view “%1” any more.</source>
        <translation>视图“%1”已不存在。</translation>
    </message>
    <message>
        <source>There is a view “%1” already.</source>
        <translation>已有视图“%1”。</translation>
    </message>
</context>
<context>
    <name>SampleCommand</name>
    <message>
        <source>Created. Open it with: pilothouse --workspace %1</source>
        <translation>已创建。打开方式：pilothouse --workspace %1</translation>
    </message>
</context>
<context>
    <name>SampleWorkspace</name>
    <message>
        <source>sample folder</source>
        <translation>示例文件夹</translation>
    </message>
    <message>
        <source>sample database</source>
        <translation>示例数据库</translation>
    </message>
    <message>
        <source>payments, today</source>
        <translation>今天的付款</translation>
    </message>
</context>
<context>
    <name>ScreenKeys</name>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Tables and lists</source>
        <translation>表格与列表</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Data contracts</source>
        <translation>数据契约</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Find an action or an object</source>
        <translation>查找操作或对象</translation>
    </message>
    <message>
        <source>Find in what is shown</source>
        <translation>在当前内容中查找</translation>
    </message>
    <message>
        <source>Read what is shown again</source>
        <translation>重新读取当前内容</translation>
    </message>
    <message>
        <source>Close, clear or go back</source>
        <translation>关闭、清除或返回</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>复制所选的行</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Open an incident from what is chosen</source>
        <translation>从所选内容创建事故</translation>
    </message>
    <message>
        <source>Open the line</source>
        <translation>打开该行</translation>
    </message>
    <message>
        <source>Choose the line, or not</source>
        <translation>选择或取消选择该行</translation>
    </message>
    <message>
        <source>Choose all lines</source>
        <translation>选择所有行</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>移除该行</translation>
    </message>
    <message>
        <source>Show a chart as a table, and back</source>
        <translation>在图表与表格之间切换</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Look from further away</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show or hide the experiments</source>
        <translation>显示或隐藏实验</translation>
    </message>
    <message>
        <source>Complete a key or a value in the query</source>
        <translation>补全查询中的键或值</translation>
    </message>
    <message>
        <source>Go to the column before</source>
        <translation>转到前一列</translation>
    </message>
    <message>
        <source>Go to the next column</source>
        <translation>转到后一列</translation>
    </message>
    <message>
        <source>Sort by the column, ascending</source>
        <translation>按该列升序排序</translation>
    </message>
    <message>
        <source>Sort by the column, descending</source>
        <translation>按该列降序排序</translation>
    </message>
    <message>
        <source>Then by the column, ascending</source>
        <translation>再按该列升序排序</translation>
    </message>
    <message>
        <source>Then by the column, descending</source>
        <translation>再按该列降序排序</translation>
    </message>
    <message>
        <source>Move the column left</source>
        <translation>将该列左移</translation>
    </message>
    <message>
        <source>Move the column right</source>
        <translation>将该列右移</translation>
    </message>
    <message>
        <source>Hide the column</source>
        <translation>隐藏该列</translation>
    </message>
    <message>
        <source>Show or hide the curve of a metric</source>
        <translation>显示或隐藏指标的曲线</translation>
    </message>
    <message>
        <source>Add a chart</source>
        <translation>添加图表</translation>
    </message>
    <message>
        <source>Make the run the baseline</source>
        <translation>将运行设为基线</translation>
    </message>
    <message>
        <source>Hide the run, or show it</source>
        <translation>隐藏或显示运行</translation>
    </message>
    <message>
        <source>Copy why they differ as Markdown</source>
        <translation>把不同的原因复制为 Markdown</translation>
    </message>
    <message>
        <source>Move the axis left</source>
        <translation>将轴左移</translation>
    </message>
    <message>
        <source>Move the axis right</source>
        <translation>将轴右移</translation>
    </message>
    <message>
        <source>To a query of your own</source>
        <translation>转到您自己的查询</translation>
    </message>
    <message>
        <source>Save the text of the contract</source>
        <translation>保存契约的文本</translation>
    </message>
    <message>
        <source>Confirm a step of the diagnosis</source>
        <translation>确认诊断的一个步骤</translation>
    </message>
    <message>
        <source>Overrule a step of the diagnosis</source>
        <translation>否定诊断的一个步骤</translation>
    </message>
    <message>
        <source>Take the chosen step of containment</source>
        <translation>执行所选的控制步骤</translation>
    </message>
    <message>
        <source>Note something about the moment</source>
        <translation>为这一时刻写备注</translation>
    </message>
    <message>
        <source>To the item before on the timeline</source>
        <translation>转到时间线上的前一项</translation>
    </message>
    <message>
        <source>To the next item on the timeline</source>
        <translation>转到时间线上的后一项</translation>
    </message>
    <message>
        <source>The next line of the log that was found</source>
        <translation>日志中找到的下一行</translation>
    </message>
    <message>
        <source>The line of the log before</source>
        <translation>日志中找到的上一行</translation>
    </message>
    <message>
        <source>Search all chapters</source>
        <translation>搜索所有章节</translation>
    </message>
    <message>
        <source>Find in the chapter</source>
        <translation>在本章中查找</translation>
    </message>
    <message>
        <source>To the next place that was found</source>
        <translation>转到找到的下一处</translation>
    </message>
    <message>
        <source>To the place before</source>
        <translation>转到上一处</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Close the handbook</source>
        <translation>关闭手册</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>It is one of %1.</source>
        <translation>可取值：%1。</translation>
    </message>
    <message>
        <source>It takes a time such as 90d, or forever.</source>
        <translation>请填写时长，如 90d，或 forever。</translation>
    </message>
    <message>
        <source>It takes a size such as 500MiB or 2GiB, or unlimited.</source>
        <translation>请填写大小，如 500MiB 或 2GiB，或 unlimited。</translation>
    </message>
    <message>
        <source>It takes an https:// address without a user, or packaged.</source>
        <translation>请填写不含用户名的 https:// 地址，或 packaged。</translation>
    </message>
    <message>
        <source>It takes ed25519: and 32 bytes in base64, or packaged.</source>
        <translation>请填写 ed25519: 加 32 字节的 base64，或 packaged。</translation>
    </message>
</context>
<context>
    <name>StripPicture</name>
    <message>
        <source>%1 %</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, over %2</source>
        <comment>moment, length of time before it</comment>
        <translation>%1，此前 %2</translation>
    </message>
    <message>
        <source>Share within a step: 0 %</source>
        <translation>每步内占比：0 %</translation>
    </message>
</context>
<context>
    <name>SyncCommand</name>
    <message>
        <source>histories</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>There is no enabled connection; add one with `pilothouse connect add`.</source>
        <translation>没有启用的连接；请用 `pilothouse connect add` 添加。</translation>
    </message>
    <message>
        <source>%1 experiments, %2 runs read, %3 removed, %4 cached, %5 histories (%6 points), %7 artifacts, %8 s</source>
        <translation>%1 个实验，已读取 %2 个运行，移除 %3 个，缓存 %4 个，%5 条历史记录（%6 个点），%7 个工件，%8 秒</translation>
    </message>
    <message>
        <source>%1 (+%2 deleted)</source>
        <translation>%1（另有 %2 个已删除）</translation>
    </message>
    <message>
        <source>, %1 endpoints</source>
        <translation>，%1 个端点</translation>
    </message>
    <message>
        <source>%1: %2 runs are pinned that lack something; the next sync fetches it.</source>
        <translation>%1：%2 个已固定的运行还缺少内容；下次同步会获取。</translation>
    </message>
    <message>
        <source>%1: no run is pinned: none that is cached matches, and it could not be read now. Pin again once it can be.</source>
        <translation>%1：没有固定任何运行：缓存中没有匹配的运行，且目前无法读取该连接。可以读取后请再次固定。</translation>
    </message>
</context>
<context>
    <name>SyncPass</name>
    <message numerus="yes">
        <source>%1: %Ln runs read</source>
        <translation>
            <numerusform>%1：已读取 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>model registry</source>
        <translation>模型注册表</translation>
    </message>
    <message>
        <source>%1: logged models</source>
        <translation>%1：记录的模型</translation>
    </message>
</context>
<context>
    <name>TableToggle</name>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
</context>
<context>
    <name>TimelinePaint</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>TrafficChange</name>
    <message>
        <source>The ledger lacks it: %1</source>
        <translation>账本中没有它：%1</translation>
    </message>
</context>
<context>
    <name>TrafficCommand</name>
    <message>
        <source>Say who gets how many percent, e.g. candidate=10.</source>
        <translation>请说明谁得到百分之几，例如 candidate=10。</translation>
    </message>
    <message>
        <source>%1 is given two shares.</source>
        <translation>%1 被给了两个份额。</translation>
    </message>
    <message>
        <source>Say how long, e.g. 60s or 5m.</source>
        <translation>请说明多久，例如 60s 或 5m。</translation>
    </message>
</context>
<context>
    <name>TrafficOutput</name>
    <message>
        <source>The object would stay as it is.</source>
        <translation>对象将保持原样。</translation>
    </message>
    <message>
        <source>No answer came (%1). Looking showed that the cluster has taken it.</source>
        <translation>没有收到回答（%1）。查看后得知集群已接受。</translation>
    </message>
    <message>
        <source>No answer came (%1). It was not asked again; by the last look the cluster has not taken it.</source>
        <translation>没有收到回答（%1）。没有再次请求；最后一次查看时集群尚未接受。</translation>
    </message>
    <message>
        <source>The last look failed (%1).</source>
        <translation>最后一次查看失败（%1）。</translation>
    </message>
    <message>
        <source>The ledger lacks how it ended (%1).</source>
        <translation>账本中缺少结局记录（%1）。</translation>
    </message>
    <message>
        <source>Requested, not seen: %1</source>
        <translation>已请求，尚未观察到：%1</translation>
    </message>
    <message>
        <source>Requested, not observable: %1</source>
        <translation>已请求，无法观察：%1</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>newest ready</source>
        <translation>最新就绪</translation>
    </message>
    <message>
        <source>rolled out</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>rolled out before</source>
        <translation>上一个已发布</translation>
    </message>
</context>
<context>
    <name>ValueGroups</name>
    <message>
        <source>all runs</source>
        <translation>所有运行</translation>
    </message>
</context>
<context>
    <name>VersionCards</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown: the version names no run.</source>
        <translation>未知：该版本未指明运行。</translation>
    </message>
    <message>
        <source>Unknown: the source run is not cached.</source>
        <translation>未知：来源运行未缓存。</translation>
    </message>
    <message>
        <source>Metrics of the source run</source>
        <translation>来源运行的指标</translation>
    </message>
    <message>
        <source>The run logged no metrics.</source>
        <translation>该运行未记录指标。</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Unknown: the run noted none that can be read here. MLflow 3 keeps it in the file MLmodel only.</source>
        <translation>未知：该运行未记下此处可读的签名。MLflow 3 仅保存在 MLmodel 文件中。</translation>
    </message>
    <message>
        <source>The model was logged without a signature.</source>
        <translation>该模型记录时没有签名。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The version names no source.</source>
        <translation>该版本未指明来源。</translation>
    </message>
    <message>
        <source>Unknown: its files were never listed here. Artifacts of the source run lists them.</source>
        <translation>未知：此处从未列出其文件。来源运行的“工件”会列出。</translation>
    </message>
    <message>
        <source>listed %1</source>
        <translation>列出于 %1</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>血缘</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Open run %1</source>
        <translation>打开运行 %1</translation>
    </message>
    <message>
        <source>Reproducibility</source>
        <translation>可复现性</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>无缺失</translation>
    </message>
    <message>
        <source>%1 of %2 missing</source>
        <translation>缺 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>not known yet: %1</source>
        <translation>尚不清楚：%1</translation>
    </message>
    <message>
        <source>not known: not all of its files were listed yet</source>
        <translation>不清楚：其文件尚未全部列出</translation>
    </message>
</context>
<context>
    <name>WaitingWords</name>
    <message>
        <source>A decision is made online or not at all.</source>
        <translation>决定只能在线作出。</translation>
    </message>
    <message>
        <source>The release is no longer in its home.</source>
        <translation>该发布已不在其发布库中。</translation>
    </message>
    <message>
        <source>It has another plan by now.</source>
        <translation>它现在已是另一份计划。</translation>
    </message>
    <message>
        <source>What waits for the release home was not sent: %1</source>
        <translation>等待送往发布库的内容未能送出：%1</translation>
    </message>
    <message>
        <source>Your comment on %1 was not sent: %2 It said: %3</source>
        <translation>您对 %1 的意见未能送出：%2 内容为：%3</translation>
    </message>
</context>
<context>
    <name>WhyAnalysis</name>
    <message>
        <source>Dataset (%1)</source>
        <translation>数据集（%1）</translation>
    </message>
    <message>
        <source>environment files</source>
        <translation>环境文件</translation>
    </message>
    <message>
        <source>%1: %2 (n %3, q %4)</source>
        <translation>%1：%2（n %3，q %4）</translation>
    </message>
    <message>
        <source>May be chance (q %1)</source>
        <translation>可能是偶然（q %1）</translation>
    </message>
</context>
<context>
    <name>WhyCommand</name>
    <message>
        <source>No cached run has this id or matches it as a query.</source>
        <translation>缓存中没有此 ID 的运行，作为查询也没有匹配项。</translation>
    </message>
    <message>
        <source>None of these runs has this metric.</source>
        <translation>这些运行都没有此指标。</translation>
    </message>
    <message>
        <source>The environment files of %1 could not be read: %2</source>
        <translation>无法读取 %1 的环境文件：%2</translation>
    </message>
    <message>
        <source>%1 has no environment file.</source>
        <translation>%1 没有环境文件。</translation>
    </message>
</context>
<context>
    <name>WhyDifferent</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Other data gives other numbers, whatever else is the same.</source>
        <translation>数据不同，即使其他都相同，数值也会不同。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Other code can change anything, also what no param tells.</source>
        <translation>代码不同，什么都可能改变，包括参数没有体现的部分。</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>The model saw other inputs.</source>
        <translation>模型看到的输入不同。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The model was asked something else.</source>
        <translation>向模型提出的问题不同。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Another kind of model was trained or asked.</source>
        <translation>训练或调用的模型类型不同。</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Those that go most with the metric come first.</source>
        <translation>与指标关联最强的排在最前。</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Other library versions can give other numbers from the same code.</source>
        <translation>库版本不同，同样的代码可能得出不同的数值。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Another seed alone moves a metric by chance.</source>
        <translation>仅更换随机种子，指标就会随机波动。</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>It changes durations, and sums of floats in their last digits.</source>
        <translation>会影响时长，以及浮点求和的末几位。</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>It seldom explains a metric by itself.</source>
        <translation>很少能单独解释指标的差异。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>差异项</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What goes with %1</source>
        <translation>与 %1 关联的项</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>missing in %Ln</source>
        <translation>
            <numerusform>%Ln 个中缺失</numerusform>
        </translation>
    </message>
    <message>
        <source>Why %1 and %2 differ</source>
        <translation>%1 与 %2 为何不同</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are the same on both sides.</source>
        <translation>
            <numerusform>%Ln 个键在两侧相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>No param, tag, data, code or environment differs.</source>
        <translation>参数、标签、数据、代码和环境都没有差异。</translation>
    </message>
</context>
<context>
    <name>WhyOutput</name>
    <message>
        <source>(difference %1, %2 % interval %3 to %4)</source>
        <translation>（差值 %1，%2 % 置信区间 %3 至 %4）</translation>
    </message>
    <message>
        <source>highest: %1, lowest: %2</source>
        <translation>最高：%1，最低：%2</translation>
    </message>
    <message>
        <source>Goes with %1</source>
        <translation>与 %1 关联</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more; --json has all</source>
        <translation>
            <numerusform>另有 %Ln 项；--json 可列出全部</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are the same on both sides.</source>
        <translation>
            <numerusform>%Ln 个键在两侧相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys have a value of their own in every run, and are left out.</source>
        <translation>
            <numerusform>%Ln 个键在每个运行中取值各不相同，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>No param, tag, data, code or environment differs.</source>
        <translation>参数、标签、数据、代码和环境都没有差异。</translation>
    </message>
</context>
<context>
    <name>WhyTopics</name>
    <message>
        <source>Git commit</source>
        <translation>Git 提交</translation>
    </message>
    <message>
        <source>Git branch</source>
        <translation>Git 分支</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>代码仓库</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>Source type</source>
        <translation>源代码类型</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>入口点</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Dataset digest</source>
        <translation>数据集摘要</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Dataset use</source>
        <translation>数据集用途</translation>
    </message>
</context>
<context>
    <name>WorkspacesCommand</name>
    <message>
        <source>No workspace was opened yet.</source>
        <translation>还没有打开过工作区。</translation>
    </message>
    <message>
        <source>%1  (missing)</source>
        <translation>%1  （缺失）</translation>
    </message>
</context>
<context>
    <name>ph::AbortDialog</name>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Abort the rollout</source>
        <translation>中止滚动发布</translation>
    </message>
    <message>
        <source>Give all traffic back to %1?</source>
        <translation>将全部流量交还给 %1？</translation>
    </message>
    <message>
        <source>Take the candidate&apos;s traffic away?</source>
        <translation>收回候选版本的流量？</translation>
    </message>
    <message>
        <source>Whoever drives it sets the candidate to 0 %, waits until that is observed, puts the fields back as they were, and only then releases the percentage. A freeze or a pause does not stop it. While nobody drives it, nothing happens.</source>
        <translation>驱动者先将候选版本设为 0 %，等到观测到后恢复原字段，最后才恢复百分比。冻结或暂停不会阻止它。无人驱动时，什么都不会发生。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why? Is kept with the rollout. May be left empty.</source>
        <translation>为什么？随发布一起保存，可留空。</translation>
    </message>
    <message>
        <source>Keep it going</source>
        <translation>继续进行</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Abort and take back</source>
        <translation>中止并收回</translation>
    </message>
</context>
<context>
    <name>ph::AboutDialog</name>
    <message>
        <source>What Pilothouse is made of</source>
        <translation>Pilothouse 的组成</translation>
    </message>
    <message>
        <source>About Pilothouse</source>
        <translation>关于 Pilothouse</translation>
    </message>
    <message>
        <source>A native desktop control plane for machine learning in production.
Licensed under the GNU General Public License, version 3 or later.</source>
        <translation>生产环境机器学习的本机桌面控制台。
依据 GNU 通用公共许可证第 3 版或更高版本授权。</translation>
    </message>
    <message>
        <source>Licence of the chosen component</source>
        <translation>所选组件的许可证</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied: no names, addresses or secrets</source>
        <translation>已复制：不含名称、地址和机密</translation>
    </message>
    <message>
        <source>%1 is licensed under %2. The text comes with it, or is found at %3.</source>
        <translation>%1 依据 %2 授权。许可证全文随该组件提供，或见 %3。</translation>
    </message>
</context>
<context>
    <name>ph::AgeLabel</name>
    <message>
        <source>%1 · stale</source>
        <translation>%1 · 已过时</translation>
    </message>
</context>
<context>
    <name>ph::AlertDetail</name>
    <message>
        <source>Silence…</source>
        <translation>静默…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>No alert is chosen</source>
        <translation>未选择告警</translation>
    </message>
    <message>
        <source>Choose one to see its labels, what keeps it back and who is told.</source>
        <translation>选择一个告警，查看其标签、什么抑制了它以及通知了谁。</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>%1: 2 h ago</comment>
        <translation>始于%1</translation>
    </message>
    <message>
        <source>Nobody is told: %1.</source>
        <translation>未通知任何人：%1。</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>注解</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Receivers: %1</source>
        <translation>接收者：%1</translation>
    </message>
    <message>
        <source>Where it comes from: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>创建事故…</translation>
    </message>
    <message>
        <source>The chosen alert</source>
        <translation>选中的告警</translation>
    </message>
</context>
<context>
    <name>ph::AlertFeed</name>
    <message>
        <source>This connection is not here any more.</source>
        <translation>此连接已不存在。</translation>
    </message>
    <message>
        <source>Asking %1 for a silence</source>
        <translation>正在向 %1 请求静默</translation>
    </message>
    <message>
        <source>The silence was not made: %1</source>
        <translation>静默没有创建：%1</translation>
    </message>
    <message>
        <source>Silenced: %1</source>
        <translation>已静默：%1</translation>
    </message>
    <message>
        <source>A silence was requested, and not seen yet</source>
        <translation>已请求静默，尚未看到</translation>
    </message>
    <message>
        <source>Ending silence %1</source>
        <translation>正在结束静默 %1</translation>
    </message>
    <message>
        <source>The silence was not ended: %1</source>
        <translation>静默没有结束：%1</translation>
    </message>
    <message>
        <source>Ended silence %1</source>
        <translation>已结束静默 %1</translation>
    </message>
    <message>
        <source>Its end was requested, and not seen yet</source>
        <translation>已请求结束，尚未看到</translation>
    </message>
</context>
<context>
    <name>ph::AlertTableModel</name>
    <message>
        <source>(without a name)</source>
        <comment>an alert</comment>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Kept back by</source>
        <comment>column: a silence, another alert, a time of rest</comment>
        <translation>抑制原因</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>column: when an alert began</comment>
        <translation>始于</translation>
    </message>
    <message>
        <source>Receivers</source>
        <comment>column: who is told</comment>
        <translation>接收者</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ph::Alertmanager</name>
    <message>
        <source>Server version</source>
        <translation>服务器版本</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>%1 members, %2</source>
        <translation>%1 个成员，%2</translation>
    </message>
    <message>
        <source>May read alerts</source>
        <translation>可以读取告警</translation>
    </message>
    <message>
        <source>There are none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>May silence</source>
        <translation>可以静默</translation>
    </message>
    <message>
        <source>The server does not tell</source>
        <translation>服务器未说明</translation>
    </message>
    <message>
        <source>No silence has such an id.</source>
        <translation>没有这个 ID 的静默。</translation>
    </message>
    <message>
        <source>Whether the silence was made is not known: it could not be looked for. Look before you ask again.</source>
        <translation>不知道静默是否已创建：无法查找。请先查看，再重新请求。</translation>
    </message>
    <message>
        <source>The silence was not made: it was looked for.</source>
        <translation>静默没有创建：已查找过。</translation>
    </message>
    <message>
        <source>Whether the silence was ended is not known: it could not be looked at.</source>
        <translation>不知道静默是否已结束：无法查看。</translation>
    </message>
    <message>
        <source>The silence was not ended: it was looked at.</source>
        <translation>静默没有结束：已查看过。</translation>
    </message>
    <message>
        <source>Alertmanager</source>
        <translation>Alertmanager</translation>
    </message>
    <message>
        <source>Which alerts fire, who is told of them, and what silences or inhibits them.</source>
        <translation>哪些告警正在触发，通知了谁，以及什么静默或抑制了它们。</translation>
    </message>
    <message>
        <source>Server URL</source>
        <translation>服务器 URL</translation>
    </message>
    <message>
        <source>Let this program make and end silences here. Off: it only reads.</source>
        <translation>允许本程序在此创建和结束静默。关闭：只读取。</translation>
    </message>
</context>
<context>
    <name>ph::AliasChangeModel</name>
    <message>
        <source>%1: %2 from %3 to %4</source>
        <translation>%1：%2 从 %3 到 %4</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>done from here, exact</source>
        <translation>由此处执行，准确</translation>
    </message>
    <message>
        <source>found at the first look</source>
        <translation>首次查看时发现</translation>
    </message>
    <message>
        <source>found, between two looks</source>
        <translation>发现于两次查看之间</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Alias, stage</source>
        <translation>别名、阶段</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>如何得知</translation>
    </message>
</context>
<context>
    <name>ph::AliasTimelineView</name>
    <message>
        <source>Timeline of aliases and stages</source>
        <translation>别名与阶段的时间线</translation>
    </message>
    <message>
        <source>At %1. %2</source>
        <translation>%1 时。%2</translation>
    </message>
    <message>
        <source>not looked before %1</source>
        <translation>%1 之前未查看</translation>
    </message>
</context>
<context>
    <name>ph::ApprovalCount</name>
    <message>
        <source>%1 is no key of this policy</source>
        <translation>%1 不是此策略的密钥</translation>
    </message>
    <message>
        <source>the signature of %1 does not fit</source>
        <translation>%1 的签名不符</translation>
    </message>
    <message>
        <source>%1 speaks of another release</source>
        <translation>%1 所说的是另一个发布</translation>
    </message>
    <message>
        <source>%1 is the author</source>
        <translation>%1 是作者</translation>
    </message>
    <message>
        <source>the plan changed after %1 had seen it</source>
        <translation>%1 查看之后计划有改动</translation>
    </message>
    <message>
        <source>the evidence changed after %1 had seen it</source>
        <translation>%1 查看之后证据有改动</translation>
    </message>
    <message>
        <source>the time of %1 lies in the future</source>
        <translation>%1 的时间在未来</translation>
    </message>
    <message>
        <source>what %1 said on %2 has expired</source>
        <translation>%1 于 %2 所作的表态已过期</translation>
    </message>
    <message>
        <source>%1 of %2 approvals of the group %3 are missing.</source>
        <translation>组 %3 的 %2 份批准尚缺 %1 份。</translation>
    </message>
    <message>
        <source>%1 rejects it.</source>
        <translation>%1 拒绝。</translation>
    </message>
</context>
<context>
    <name>ph::ApprovalTableModel</name>
    <message>
        <source>void: %1</source>
        <translation>无效：%1</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>是否计入</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>ph::ArmDialog</name>
    <message>
        <source>Arm the rollout</source>
        <translation>托管滚动发布</translation>
    </message>
    <message>
        <source>Disarm the rollout</source>
        <translation>取消托管滚动发布</translation>
    </message>
    <message>
        <source>Have the cluster drive it?</source>
        <translation>让集群来驱动它？</translation>
    </message>
    <message>
        <source>Take its Job away?</source>
        <translation>移除它的作业？</translation>
    </message>
    <message>
        <source>A Job beside the endpoint drives it to its end, with an account that may do no more than that; whoever drives it now leaves it to the Job. It ends with the rollout. Who armed it is kept in the rollout&apos;s record.</source>
        <translation>端点旁的作业会将其驱动到结束，所用账户只有这项权限；当前的驱动者会把它交给该作业。作业随滚动发布结束。谁托管了它会保存在发布记录中。</translation>
    </message>
    <message>
        <source>Its traffic stays as it is. No step, and no rollback, is made until somebody drives it, or it is armed again.</source>
        <translation>其流量保持不变。在有人驱动或再次托管之前，不会前进，也不会回滚。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>托管</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>取消托管</translation>
    </message>
    <message>
        <source>It was armed with another policy than its environment has now, and a Job cannot be changed: this one is taken away, and how it would be armed with today&apos;s is shown at once. Between the two its traffic stays as it is, and nobody drives it.</source>
        <translation>它托管时所用的策略与环境现在的策略不同，而作业无法更改：将移除这个作业，并立即显示按今天的策略会如何托管。在此期间流量保持不变，且无人驱动。</translation>
    </message>
</context>
<context>
    <name>ph::ArmingController</name>
    <message>
        <source>Not offered in this window.</source>
        <translation>此窗口不提供。</translation>
    </message>
    <message>
        <source>What was asked is not answered yet.</source>
        <translation>之前的请求尚未答复。</translation>
    </message>
    <message>
        <source>Arming %1</source>
        <translation>正在托管 %1</translation>
    </message>
    <message>
        <source>Disarming %1</source>
        <translation>正在取消托管 %1</translation>
    </message>
    <message>
        <source>the Job was not seen</source>
        <translation>未看到该作业</translation>
    </message>
    <message>
        <source>Arming it was requested, and not observed: %1</source>
        <translation>已请求托管，但未观测到：%1</translation>
    </message>
    <message>
        <source>Disarming it was requested, and not observed: %1</source>
        <translation>已请求取消托管，但未观测到：%1</translation>
    </message>
</context>
<context>
    <name>ph::ArtifactPreview</name>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>仅显示开头部分。</translation>
    </message>
    <message>
        <source>Only the first 4 KiB are shown.</source>
        <translation>仅显示前 4 KiB。</translation>
    </message>
    <message>
        <source>Nested too deeply to be laid out; shown as it came.</source>
        <translation>嵌套过深，无法排版，按原样显示。</translation>
    </message>
    <message>
        <source>Not valid JSON (%1 at byte %2); shown as it came.</source>
        <translation>不是有效的 JSON（第 %2 字节处：%1），按原样显示。</translation>
    </message>
    <message>
        <source>A quotation mark is never closed; the last cell may hold more than it should.</source>
        <translation>有引号未闭合，最后一个单元格的内容可能过多。</translation>
    </message>
    <message>
        <source>Only a part is shown: up to %1 rows and %2 columns.</source>
        <translation>仅显示一部分：最多 %1 行、%2 列。</translation>
    </message>
    <message>
        <source>This is no PNG or JPEG picture.</source>
        <translation>这不是 PNG 或 JPEG 图片。</translation>
    </message>
    <message>
        <source>The picture has %1 × %2 pixels, too many to open here.</source>
        <translation>图片为 %1 × %2 像素，过大，无法在此打开。</translation>
    </message>
    <message>
        <source>The picture is damaged: %1</source>
        <translation>图片已损坏：%1</translation>
    </message>
</context>
<context>
    <name>ph::ArtifactPreviewPane</name>
    <message>
        <source>seen %1</source>
        <translation>%1获取</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>Choose a file to see what is in it.</source>
        <translation>选择一个文件以查看其内容。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln rows</source>
        <translation>
            <numerusform> · %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 × %2 pixels</source>
        <translation> · %1 × %2 像素</translation>
    </message>
</context>
<context>
    <name>ph::ArtifactTreeModel</name>
    <message>
        <source>loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>ph::ArtifactsController</name>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>all artifacts</source>
        <translation>所有工件</translation>
    </message>
    <message>
        <source>%1 has been downloaded</source>
        <translation>%1 已下载</translation>
    </message>
    <message>
        <source>%1 was not downloaded: %2</source>
        <translation>%1 未能下载：%2</translation>
    </message>
    <message>
        <source>This list is as it was last seen. %1</source>
        <translation>此列表是最后一次看到的样子。%1</translation>
    </message>
    <message>
        <source>Not everything could be listed: %1</source>
        <translation>未能全部列出：%1</translation>
    </message>
</context>
<context>
    <name>ph::ArtifactsTab</name>
    <message>
        <source>Download to</source>
        <translation>下载到</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1获取</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation>取消下载</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>Choose a file to see what is in it.</source>
        <translation>选择一个文件以查看其内容。</translation>
    </message>
    <message>
        <source>No artifacts</source>
        <translation>没有工件</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取列表…</translation>
    </message>
    <message>
        <source>Not asked for yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Read the list</source>
        <translation>读取列表</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Open it with the right arrow key, or download it whole.</source>
        <translation>按右方向键展开，或整个下载。</translation>
    </message>
    <message>
        <source>Too large to show here</source>
        <translation>过大，无法在此显示</translation>
    </message>
    <message>
        <source>%1 is %2; previews end at %3. Download it instead.</source>
        <translation>%1 大小为 %2，预览上限为 %3。请下载后查看。</translation>
    </message>
    <message>
        <source>%1 is now %2</source>
        <translation>%1 已保存为 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln files written</source>
        <translation>
            <numerusform>%1：已写入 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not downloaded: %2</source>
        <translation>%1 未能下载：%2</translation>
    </message>
    <message>
        <source>Keep for offline</source>
        <translation>保留供离线使用</translation>
    </message>
    <message>
        <source>Pins the run and fetches this file, or all that is in this folder</source>
        <translation>固定此运行，并获取此文件或此文件夹中的全部内容</translation>
    </message>
    <message>
        <source>%1. The server did not answer: this is the cached copy, seen %2.</source>
        <translation>%1。服务器未响应：这是缓存的副本，获取于 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are not in the cache.</source>
        <translation>
            <numerusform>%Ln 个文件不在缓存中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use in a drift study</source>
        <translation>用于漂移研究</translation>
    </message>
    <message>
        <source>As the reference</source>
        <translation>作为参考</translation>
    </message>
    <message>
        <source>As the current table</source>
        <translation>作为当前表</translation>
    </message>
</context>
<context>
    <name>ph::AssociationTableModel</name>
    <message>
        <source>The p value after allowing for all keys tested (Benjamini and Hochberg): how much chance would be among the keys named up to here</source>
        <translation>对所有受检验的键做多重检验校正（Benjamini–Hochberg）后的 p 值：到此为止列出的键中，预计有多大比例只是偶然</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>May be chance</source>
        <translation>可能是偶然</translation>
    </message>
    <message>
        <source>highest with %1, lowest with %2</source>
        <translation>%1 时最高，%2 时最低</translation>
    </message>
    <message>
        <source>rises with it</source>
        <translation>随之上升</translation>
    </message>
    <message>
        <source>falls with it</source>
        <translation>随之下降</translation>
    </message>
    <message>
        <source>Spearman&apos;s rank correlation with %1; p %2</source>
        <translation>与 %1 的 Spearman 秩相关系数；p %2</translation>
    </message>
    <message numerus="yes">
        <source>Share of the variance of %1 that %Ln categories account for (η²), and the same without what chance gives (ω²); p %2</source>
        <translation>
            <numerusform>%Ln 个类别所解释的 %1 方差占比 (η²)，以及扣除偶然因素后的占比 (ω²)；p %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::Banner</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>该怎么办</translation>
    </message>
</context>
<context>
    <name>ph::BarView</name>
    <message>
        <source>What the error bars show</source>
        <translation>误差线的含义</translation>
    </message>
    <message>
        <source>Error bars: standard deviation of the runs, or 95 % confidence interval of the mean</source>
        <translation>误差线：运行的标准差，或平均值的 95 % 置信区间</translation>
    </message>
    <message>
        <source>± std</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>95 % CI</source>
        <translation>95 % CI</translation>
    </message>
    <message>
        <source>%1 holds words, which have no length.</source>
        <translation>%1 是文本，无法用条形长度表示。</translation>
    </message>
    <message>
        <source>The %1 largest and %2 smallest of %3 are shown.</source>
        <translation>共 %3 个，显示最大的 %1 个和最小的 %2 个。</translation>
    </message>
    <message>
        <source>The %1 best and %2 worst of %3 are shown.</source>
        <translation>共 %3 个，显示最优的 %1 个和最差的 %2 个。</translation>
    </message>
    <message>
        <source>Best first: lower is better.</source>
        <translation>从优到劣：越低越好。</translation>
    </message>
    <message>
        <source>Best first: higher is better.</source>
        <translation>从优到劣：越高越好。</translation>
    </message>
    <message>
        <source>Largest first.</source>
        <translation>从大到小。</translation>
    </message>
    <message>
        <source>standard deviation %1, 95 % interval of the mean ± %2</source>
        <translation>标准差 %1，平均值的 95 % 置信区间 ± %2</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>None of these runs has a value of %1 to show.</source>
        <translation>这些运行都没有可显示的 %1 值。</translation>
    </message>
    <message>
        <source>Mean ± standard deviation</source>
        <translation>平均值 ± 标准差</translation>
    </message>
    <message>
        <source>Mean with its 95 % confidence interval</source>
        <translation>平均值及其 95 % 置信区间</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Half of the 95 % confidence interval</source>
        <translation>95 % 置信区间的半宽</translation>
    </message>
</context>
<context>
    <name>ph::Board</name>
    <message>
        <source>a chart without &quot;id&quot;</source>
        <translation>有图表缺少“id”</translation>
    </message>
    <message>
        <source>chart %1: &quot;kind&quot; is none that this program knows</source>
        <translation>图表 %1：“kind”不是本程序支持的类型</translation>
    </message>
    <message>
        <source>&quot;xMetric&quot; belongs to &quot;x&quot;: &quot;metric&quot;, and only there</source>
        <translation>只有“x”为“metric”时才能使用“xMetric”，且必须使用</translation>
    </message>
    <message>
        <source>&quot;smooth&quot; must be like &quot;ema:0.6&quot;, &quot;time:0.6&quot; or &quot;gauss:5&quot;</source>
        <translation>“smooth”的形式应为“ema:0.6”、“time:0.6”或“gauss:5”</translation>
    </message>
    <message>
        <source>a run is named by {&quot;connection&quot;: …, &quot;run&quot;: …}</source>
        <translation>运行的形式应为 {&quot;connection&quot;: …, &quot;run&quot;: …}</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list</source>
        <translation>“%1”必须是列表</translation>
    </message>
    <message>
        <source>not a board</source>
        <translation>不是看板</translation>
    </message>
    <message>
        <source>&quot;name&quot; is missing</source>
        <translation>缺少“name”</translation>
    </message>
    <message>
        <source>&quot;at&quot; must be &quot;last&quot;, &quot;min&quot;, &quot;max&quot; or a step</source>
        <translation>“at”必须是“last”、“min”、“max”或步数</translation>
    </message>
    <message>
        <source>more than %1 charts</source>
        <translation>图表超过 %1 个</translation>
    </message>
    <message>
        <source>two charts with the id &quot;%1&quot;</source>
        <translation>有两个图表的 id 都是“%1”</translation>
    </message>
</context>
<context>
    <name>ph::BoardDelegate</name>
    <message>
        <source>Frozen: %1</source>
        <translation>已冻结：%1</translation>
    </message>
</context>
<context>
    <name>ph::CalibrationView</name>
    <message>
        <source>calibration error %1</source>
        <translation>校准误差 %1</translation>
    </message>
    <message>
        <source>said %1, happened %2</source>
        <translation>预测 %1，实际 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>ECE %1 · Brier %2</source>
        <translation>ECE %1 · Brier %2</translation>
    </message>
    <message>
        <source>share of positives</source>
        <translation>正例占比</translation>
    </message>
    <message>
        <source>predicted probability</source>
        <translation>预测概率</translation>
    </message>
    <message>
        <source>share of positives, share of rows</source>
        <translation>正例占比、行数占比</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>分箱</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均分数</translation>
    </message>
    <message>
        <source>Share of positives</source>
        <translation>正例占比</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>equal width</source>
        <translation>等宽</translation>
    </message>
    <message>
        <source>equal count</source>
        <translation>等频</translation>
    </message>
    <message>
        <source>no scores between 0 and 1</source>
        <translation>没有 0 到 1 之间的分数</translation>
    </message>
</context>
<context>
    <name>ph::Catalog</name>
    <message>
        <source>This is not a complete URL, such as http://host:5000</source>
        <translation>这不是完整的 URL，例如 http://host:5000</translation>
    </message>
    <message>
        <source>Only http and https URLs can be used</source>
        <translation>只能使用 http 和 https 的 URL</translation>
    </message>
    <message>
        <source>Put the user name and the password into their own fields, not into the URL</source>
        <translation>请将用户名和密码填在各自的字段中，不要写进 URL</translation>
    </message>
    <message>
        <source>Unknown kind of connection: %1</source>
        <translation>未知的连接类型：%1</translation>
    </message>
    <message>
        <source>The location is missing</source>
        <translation>缺少位置</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>没有这样的文件或文件夹</translation>
    </message>
</context>
<context>
    <name>ph::ChartAdder</name>
    <message>
        <source>Add a chart: a metric, a param, or “scatter”, “pareto”, “box”…</source>
        <translation>添加图表：指标、参数，或“scatter”“pareto”“box”…</translation>
    </message>
</context>
<context>
    <name>ph::ChartCard</name>
    <message>
        <source>Choose the artifact that holds the table, matrix or images.</source>
        <translation>请选择包含表格、矩阵或图片的工件。</translation>
    </message>
    <message>
        <source>Choose what it shows: %1.</source>
        <translation>请选择要显示的内容：%1。</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Export, move, remove</source>
        <translation>导出、移动、移除</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>数据另存为 CSV…</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Move on</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Taller</source>
        <translation>增加高度</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>降低高度</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>ph::ChartRoles</name>
    <message>
        <source>from logged artifacts</source>
        <translation>来自记录的工件</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Metric curves</source>
        <translation>指标曲线</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Scatter matrix</source>
        <translation>散点图矩阵</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>等高线</translation>
    </message>
    <message>
        <source>Box plot</source>
        <translation>箱线图</translation>
    </message>
    <message>
        <source>Violin plot</source>
        <translation>小提琴图</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>帕累托前沿</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>ROC and precision–recall</source>
        <translation>ROC 与精确率–召回率</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ph::ChartSettings</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Each run its own</source>
        <translation>每个运行各不相同</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>添加到%1</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>Logarithmic: %1</source>
        <translation>对数：%1</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns</source>
        <translation>
            <numerusform>%Ln 列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ChartTableView</name>
    <message>
        <source>The chart as a table</source>
        <translation>以表格显示图表</translation>
    </message>
</context>
<context>
    <name>ph::ChecklistPanel</name>
    <message>
        <source>Note to the answer</source>
        <translation>答复的备注</translation>
    </message>
    <message>
        <source>Note to the next answer, if one is needed; stays with the release forever</source>
        <translation>下一个答复的备注（如需要）；将永久随发布保留</translation>
    </message>
    <message>
        <source>Answers are given while a release waits.</source>
        <translation>只有在发布等待时才能答复。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>answer: question</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Questions of the checklist</source>
        <translation>检查清单的问题</translation>
    </message>
</context>
<context>
    <name>ph::Chip</name>
    <message>
        <source>Delete takes it away</source>
        <translation>按 Delete 键移除</translation>
    </message>
</context>
<context>
    <name>ph::Classification</name>
    <message>
        <source>the columns are: %1</source>
        <translation>现有的列：%1</translation>
    </message>
    <message>
        <source>%1 holds %2 different values, too many to be classes</source>
        <translation>%1 有 %2 个不同的值，太多，无法作为类别</translation>
    </message>
    <message>
        <source>no column of true labels (y_true, label, target, actual); %1</source>
        <translation>没有真实标签列（y_true、label、target、actual）；%1</translation>
    </message>
    <message>
        <source>no column of predictions or scores beside %1; %2</source>
        <translation>除 %1 外没有预测列或得分列；%2</translation>
    </message>
    <message>
        <source>one column of scores (%1) for %2 labels in %3; two are needed</source>
        <translation>只有一列得分（%1），而 %3 中有 %2 个标签；需要两个标签</translation>
    </message>
    <message>
        <source>no row has both a label and a prediction or score</source>
        <translation>没有任何行同时有标签和预测或得分</translation>
    </message>
</context>
<context>
    <name>ph::CleaningTableModel</name>
    <message>
        <source>%1 in %2</source>
        <comment>a size in how many things</comment>
        <translation>%1，共 %2 项</translation>
    </message>
    <message>
        <source>Metric histories of runs</source>
        <translation>运行的指标历史</translation>
    </message>
    <message>
        <source>Files of runs</source>
        <translation>运行的文件</translation>
    </message>
    <message>
        <source>Copies of runs&apos; tables</source>
        <translation>运行表格的副本</translation>
    </message>
    <message>
        <source>What was observed</source>
        <translation>观测记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of what is kept</comment>
        <translation>种类</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>and therefore stays</comment>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Goes</source>
        <comment>is deleted</comment>
        <translation>将删除</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a time</comment>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>a time</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>Over its limit: %1</source>
        <translation>超出限制：%1</translation>
    </message>
</context>
<context>
    <name>ph::CleaningView</name>
    <message>
        <source>What would be deleted</source>
        <translation>将删除的内容</translation>
    </message>
    <message>
        <source>Show what would be deleted…</source>
        <translation>显示将删除的内容…</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is deleted by itself. Notes, incidents, releases, the ledger, pins and saved views are never part of it, nor what an open incident, on-call or a pinned run needs.</source>
        <translation>不会自动删除任何内容。笔记、事故、发布、账本、固定项和已保存的视图绝不会被删除，未关闭的事故、值班或已固定的运行所需的内容也不会。</translation>
    </message>
    <message>
        <source>Nothing would go by these limits.</source>
        <translation>按这些限制，没有可删除的内容。</translation>
    </message>
    <message>
        <source>About %1 would go. Nothing is deleted yet.</source>
        <translation>将删除约 %1。尚未删除任何内容。</translation>
    </message>
    <message>
        <source>About %1 are gone; the room is used again.</source>
        <translation>已删除约 %1；空间会重新使用。</translation>
    </message>
    <message>
        <source>Cancelled. What was deleted until then is gone.</source>
        <translation>已取消。此前删除的内容无法恢复。</translation>
    </message>
</context>
<context>
    <name>ph::ClusterNotice</name>
    <message>
        <source>%1: %2</source>
        <comment>cluster: what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What is shown was seen %1.</source>
        <comment>%1: 2 h ago</comment>
        <translation>所示内容见于%1。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>kinds or namespaces</comment>
        <translation>
            <numerusform>%1 及另外 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>may not be listed: %1.</source>
        <comment>kinds of objects by namespace</comment>
        <translation>无权列出：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) could not be read.</source>
        <translation>
            <numerusform>%Ln 项无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: and %Ln more</source>
        <comment>cluster: items that cannot be read</comment>
        <translation>
            <numerusform>%1：及另外 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a cluster</source>
        <translation>添加集群</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No cluster yet</source>
        <translation>还没有集群</translation>
    </message>
    <message>
        <source>Connect a Kubernetes cluster: what serves models there comes here, with its revisions, its traffic and who changed it last.</source>
        <translation>连接一个 Kubernetes 集群：那里提供模型服务的对象会显示在这里，连同修订版、流量和最后的更改者。</translation>
    </message>
    <message>
        <source>Every cluster is switched off</source>
        <translation>所有集群都已停用</translation>
    </message>
    <message>
        <source>Switch one on under Connections.</source>
        <translation>请在“连接”中启用一个。</translation>
    </message>
    <message>
        <source>Reading the endpoints…</source>
        <translation>正在读取端点…</translation>
    </message>
    <message>
        <source>%1 may not be read</source>
        <translation>无权读取 %1</translation>
    </message>
    <message>
        <source>%1 cannot be read now</source>
        <translation>现在无法读取 %1</translation>
    </message>
    <message>
        <source>Nothing serves models here</source>
        <translation>这里没有提供模型服务的对象</translation>
    </message>
    <message>
        <source>What may be read was read, and holds no endpoint of a kind that is known: KServe, Seldon Core, Argo Rollouts, Knative, Istio, Gateway API, or a Deployment behind a Service.</source>
        <translation>有权读取的都已读取，其中没有已知类型的端点：KServe、Seldon Core、Argo Rollouts、Knative、Istio、Gateway API，或 Service 之后的 Deployment。</translation>
    </message>
</context>
<context>
    <name>ph::ClusterProbe</name>
    <message>
        <source>Kubeconfig</source>
        <translation>Kubeconfig</translation>
    </message>
    <message>
        <source>context %1: %2</source>
        <translation>上下文 %1：%2</translation>
    </message>
    <message>
        <source>The cluster refuses the credentials (401). %1</source>
        <translation>集群拒绝这些凭据（401）。%1</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>可到达</translation>
    </message>
    <message>
        <source>answered in %1 ms</source>
        <translation>%1 毫秒内应答</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>服务器版本</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>登录身份</translation>
    </message>
    <message>
        <source>nobody: the kubeconfig holds no credentials</source>
        <translation>无人：kubeconfig 中没有凭据</translation>
    </message>
    <message>
        <source>The server does not tell</source>
        <translation>服务器没有说明</translation>
    </message>
    <message>
        <source>Serving systems</source>
        <translation>服务系统</translation>
    </message>
    <message>
        <source>none that is known here</source>
        <translation>没有已知的</translation>
    </message>
    <message>
        <source>May read endpoints</source>
        <translation>可读取端点</translation>
    </message>
    <message>
        <source>May read %1</source>
        <translation>可读取 %1</translation>
    </message>
    <message>
        <source>May change traffic</source>
        <translation>可更改流量</translation>
    </message>
    <message>
        <source>Control is switched off for this connection</source>
        <translation>此连接的控制已关闭</translation>
    </message>
    <message>
        <source>Not permitted: patch</source>
        <translation>不允许：patch</translation>
    </message>
</context>
<context>
    <name>ph::ColumnChooser</name>
    <message>
        <source>Find a column</source>
        <translation>查找列</translation>
    </message>
    <message>
        <source>Offer only what varies</source>
        <translation>只列出有差异的列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ph::ColumnListModel</name>
    <message>
        <source>Shown</source>
        <translation>已显示</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>in no run here</source>
        <translation>此处的运行都没有</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ColumnPicker</name>
    <message>
        <source>Find a column</source>
        <translation>查找列</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ph::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Find an action, a run, an experiment…</source>
        <translation>查找操作、运行、实验…</translation>
    </message>
    <message>
        <source>Nothing fits. Fewer or other words may.</source>
        <translation>没有匹配项。请减少或更换关键词。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>ph::CompareController</name>
    <message numerus="yes">
        <source>These %Ln runs are kept</source>
        <translation>
            <numerusform>已固定这 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Open a board</source>
        <translation>打开看板</translation>
    </message>
    <message>
        <source>Boards (*.json)</source>
        <translation>看板 (*.json)</translation>
    </message>
    <message>
        <source>Reading the histories ended early.</source>
        <translation>历史记录的读取提前结束。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln histories could not be read.</source>
        <translation>
            <numerusform>%Ln 条历史记录无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>The board %1 could not be read; a new one is used.</source>
        <translation>无法读取看板 %1，已改用新的看板。</translation>
    </message>
    <message>
        <source>The board could not be opened.</source>
        <translation>无法打开看板。</translation>
    </message>
    <message>
        <source>The board could not be kept.</source>
        <translation>无法保存看板。</translation>
    </message>
    <message>
        <source>There is a board of this name already: %1</source>
        <translation>已有同名看板：%1</translation>
    </message>
    <message>
        <source>adding the chart %1</source>
        <translation>添加图表“%1”</translation>
    </message>
    <message>
        <source>removing the chart %1</source>
        <translation>移除图表“%1”</translation>
    </message>
    <message>
        <source>changing the chart %1</source>
        <translation>更改图表“%1”</translation>
    </message>
    <message>
        <source>moving a chart</source>
        <translation>移动图表</translation>
    </message>
    <message>
        <source>comparing all runs</source>
        <translation>比较所有运行</translation>
    </message>
    <message>
        <source>comparing only %1</source>
        <translation>只比较“%1”</translation>
    </message>
    <message>
        <source>grouping by %1</source>
        <translation>按“%1”分组</translation>
    </message>
    <message>
        <source>ungrouping the runs</source>
        <translation>取消运行分组</translation>
    </message>
    <message>
        <source>ranking by %1</source>
        <translation>按“%1”排名</translation>
    </message>
    <message>
        <source>choosing the baseline</source>
        <translation>选择基线</translation>
    </message>
    <message>
        <source>letting go of the baseline</source>
        <translation>取消基线</translation>
    </message>
    <message>
        <source>saying which way %1 is better</source>
        <translation>指定“%1”的优劣方向</translation>
    </message>
    <message>
        <source>keeping these runs</source>
        <translation>固定这些运行</translation>
    </message>
    <message>
        <source>choosing which values count</source>
        <translation>选择采用哪些值</translation>
    </message>
    <message>
        <source>comparing other runs</source>
        <translation>比较其他运行</translation>
    </message>
    <message>
        <source>The board %1 was changed since. It stays as it is now.</source>
        <translation>看板“%1”此后已被更改，现保持原样。</translation>
    </message>
    <message>
        <source>The board %1 was changed elsewhere at the same time. What you changed is kept as %2.</source>
        <translation>看板“%1”同时在别处被更改。您的更改已另存为“%2”。</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>已在别处更改</translation>
    </message>
</context>
<context>
    <name>ph::CompareFeed</name>
    <message>
        <source>no such artifact</source>
        <translation>没有该工件</translation>
    </message>
    <message numerus="yes">
        <source>Reading the histories of %Ln runs</source>
        <translation>
            <numerusform>正在读取 %Ln 个运行的历史记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CompareReasons</name>
    <message>
        <source>%1 copied</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>ph::CompareScreen</name>
    <message>
        <source>All runs of the experiment; narrow them: metrics.auc &gt; 0.9</source>
        <translation>实验的所有运行；可缩小范围：metrics.auc &gt; 0.9</translation>
    </message>
    <message>
        <source>Keep these runs</source>
        <translation>固定这些运行</translation>
    </message>
    <message>
        <source>Compare just the runs that match now, whatever comes later</source>
        <translation>只对比当前匹配的运行，不再纳入之后新增的运行</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标指标</translation>
    </message>
    <message>
        <source>The metric that runs are ranked by</source>
        <translation>运行排名所依据的指标</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Compare groups of runs that share a value</source>
        <translation>按取值相同的运行分组对比</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Let go of the baseline</source>
        <translation>取消基线</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>As one HTML file…</source>
        <translation>导出为单个 HTML 文件…</translation>
    </message>
    <message>
        <source>As PDF…</source>
        <translation>导出为 PDF…</translation>
    </message>
    <message>
        <source>Copy a link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Why different?</source>
        <translation>为何不同？</translation>
    </message>
    <message>
        <source>The whole height for this part</source>
        <translation>将此部分展开到全高</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按 %1 分组</translation>
    </message>
    <message>
        <source>Best %1 first</source>
        <translation>%1 从优到劣</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>No run matches</source>
        <translation>没有匹配的运行</translation>
    </message>
    <message>
        <source>Change the query above, or choose runs in the experiments.</source>
        <translation>请修改上方的查询，或在实验中选择运行。</translation>
    </message>
    <message>
        <source>Choose runs</source>
        <translation>选择运行</translation>
    </message>
    <message>
        <source>the newest %1 of %2 runs</source>
        <translation>%2 个运行中最新的 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the chosen runs or experiments are not cached here.</source>
        <translation>
            <numerusform>所选的运行或实验中有 %Ln 个没有缓存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Whatever matches the query, now and later</source>
        <translation>匹配查询的运行，包括之后新增的</translation>
    </message>
    <message>
        <source>Just these runs</source>
        <translation>仅这些运行</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>基线：%1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Nothing is compared yet</source>
        <translation>还没有对比内容</translation>
    </message>
    <message>
        <source>Select runs in an experiment and choose Compare, or compare everything that a query finds. 1,000 runs are ordinary.</source>
        <translation>在实验中选择运行后点击“对比”，或对比查询到的所有运行。1,000 个运行也不成问题。</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>Save as: name, then Enter</source>
        <translation>另存为：输入名称后按 Enter</translation>
    </message>
    <message>
        <source>Open from a file…</source>
        <translation>从文件打开…</translation>
    </message>
    <message>
        <source>Largest %1 first</source>
        <translation>%1 最大的在前</translation>
    </message>
</context>
<context>
    <name>ph::CompareSharing</name>
    <message>
        <source>Link copied</source>
        <translation>已复制链接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>已复制图片</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln rows copied; save as CSV for all</source>
        <translation>
            <numerusform>已复制前 %Ln 行；如需全部，请另存为 CSV</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>The chart was removed meanwhile.</source>
        <translation>图表在此期间已被移除。</translation>
    </message>
    <message>
        <source>Painting %1</source>
        <translation>正在绘制 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs hidden on the screen are left out</source>
        <translation>
            <numerusform>屏幕上隐藏的 %Ln 个运行未包含在内</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1. %2</source>
        <translation>已写入 %1。%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>ph::ComparisonReport</name>
    <message>
        <source>Not cached, and so not compared: %1.</source>
        <translation>没有缓存，因此未参与对比：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen runs</source>
        <translation>
            <numerusform>所选的 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>all experiments</source>
        <translation>所有实验</translation>
    </message>
    <message>
        <source>All runs of %1</source>
        <translation>%1 的所有运行</translation>
    </message>
    <message>
        <source>Runs of %1 that match %2</source>
        <translation>%1 中匹配 %2 的运行</translation>
    </message>
    <message>
        <source>A report is .html, .pdf or .json.</source>
        <translation>报告须为 .html、.pdf 或 .json。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are hidden on the screen: they are in the tables and figures, and not in the charts.</source>
        <translation>
            <numerusform>屏幕上隐藏了 %Ln 个运行：它们在表格和数字之中，但不在图表中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values of %Ln other metrics at %1 are unknown, and so may be missing from what differs: %2.</source>
        <translation>
            <numerusform>另有 %Ln 个指标在 %1 的值未知，因此差异中可能缺少它们：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the newest %1 of %2 runs that match are compared.</source>
        <translation>匹配的 %2 个运行中只比较最新的 %1 个。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln values of %1 are unknown: no history that reaches the latest value is cached.</source>
        <translation>
            <numerusform>%1 有 %Ln 个值未知：没有缓存到达最新值的历史。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ComponentTableModel</name>
    <message>
        <source>this program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>compiled in</source>
        <translation>编译在内</translation>
    </message>
    <message>
        <source>only where you name it</source>
        <translation>仅在您指明时使用</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用途</translation>
    </message>
</context>
<context>
    <name>ph::ConfusionView</name>
    <message>
        <source>accuracy %1 · truth ↓ prediction →</source>
        <translation>准确率 %1 · 真实 ↓ 预测 →</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation>%1 被预测为 %2：%3</translation>
    </message>
    <message>
        <source>%1 of the true %2</source>
        <translation>占真实 %2 的 %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真实标签</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测标签</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Share of the truth</source>
        <translation>占真实标签的比例</translation>
    </message>
    <message>
        <source>no predictions beside the labels</source>
        <translation>有标签但没有预测</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>准确率 %1</translation>
    </message>
</context>
<context>
    <name>ph::ConnectionDetail</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>保存在钥匙串中</translation>
    </message>
    <message>
        <source>Sync by itself</source>
        <translation>自动同步</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>可用权限</translation>
    </message>
    <message>
        <source>Not tested in this session.</source>
        <translation>本次启动后尚未测试。</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>身份验证</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>上次成功</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Runs read</source>
        <translation>已读取的运行</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>tested at %1</source>
        <translation>测试于 %1</translation>
    </message>
    <message>
        <source>none planned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message numerus="yes">
        <source>%1, from %2 of %Ln experiments</source>
        <translation>
            <numerusform>%1，来自 %2 / %Ln 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Cancel sync</source>
        <translation>取消同步</translation>
    </message>
    <message>
        <source>Stop testing</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Remove “%1”? Its settings and everything cached of it here go. Nothing changes on the server: its runs can be fetched again.</source>
        <translation>移除“%1”？其设置和本机上的全部缓存将被删除。服务器上的内容不变，之后仍可重新获取其运行。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>As its kubeconfig says</source>
        <translation>按其 kubeconfig</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Follows what changes</source>
        <translation>跟随变化</translation>
    </message>
    <message>
        <source>Remove “%1”? Its settings and everything cached of it here go. Nothing changes in the cluster: its endpoints can be read again.</source>
        <translation>移除“%1”？其设置和这里缓存的所有内容都会删除。集群中不会有任何变化：其端点可以再次读取。</translation>
    </message>
    <message>
        <source>Remove “%1”? Its settings go. Nothing changes on the server.</source>
        <translation>移除“%1”？其设置将被删除。服务器上不会有任何变化。</translation>
    </message>
</context>
<context>
    <name>ph::ConnectionDialog</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Say where it is</source>
        <translation>请填写位置</translation>
    </message>
    <message>
        <source>An address such as https://mlflow.example.com is expected</source>
        <translation>应为类似 https://mlflow.example.com 的地址</translation>
    </message>
    <message>
        <source>Leave user and password out of the address; choose them under Authentication</source>
        <translation>请勿在地址中填写用户名和密码，请在“身份验证”中设置</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>编辑连接</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>身份验证</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1（可选）</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>请填写名称</translation>
    </message>
    <message>
        <source>Another connection has this name</source>
        <translation>已有同名的连接</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>A whole number is expected</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>Stop &amp;testing</source>
        <translation>停止测试(&amp;T)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>It works: runs can be read.</source>
        <translation>连接正常，可以读取运行。</translation>
    </message>
    <message>
        <source>It does not work yet. The lines below say what was found.</source>
        <translation>暂时无法使用，检测结果见下方。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Connection settings</source>
        <translation>连接设置</translation>
    </message>
    <message>
        <source>Leave user and password out of the address; the environment (https_proxy) may hold them for a proxy</source>
        <translation>地址中不要包含用户名和密码；代理所需的可放在环境变量（https_proxy）中</translation>
    </message>
    <message>
        <source>It works: endpoints can be read.</source>
        <translation>可用：可以读取端点。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>It works: it can be asked.</source>
        <translation>可用：可以查询。</translation>
    </message>
    <message>
        <source>How to connect</source>
        <translation>如何连接</translation>
    </message>
</context>
<context>
    <name>ph::ConnectionOffers</name>
    <message>
        <source>Its password cannot be told from its address.</source>
        <translation>无法将密码与地址区分开。</translation>
    </message>
    <message>
        <source>The password in it is left out: it would be kept as plain text. Put it into MLFLOW_TRACKING_PASSWORD, or enter it in the dialog.</source>
        <translation>其中的密码未采用：否则会以明文保存。请放入 MLFLOW_TRACKING_PASSWORD，或在对话框中输入。</translation>
    </message>
    <message>
        <source>It holds no http or https address.</source>
        <translation>其中没有 http 或 https 地址。</translation>
    </message>
    <message>
        <source>User and password in it are left out: enter them in the dialog.</source>
        <translation>其中的用户和密码未采用：请在对话框中输入。</translation>
    </message>
    <message>
        <source>this cluster</source>
        <translation>此集群</translation>
    </message>
</context>
<context>
    <name>ph::ConnectionTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>上次成功</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>%1 endpoints</source>
        <translation>%1 个端点</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>ph::ConnectionsController</name>
    <message>
        <source>Testing %1</source>
        <translation>正在测试 %1</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>正在移除 %1</translation>
    </message>
    <message>
        <source>Removed %1</source>
        <translation>已移除 %1</translation>
    </message>
    <message>
        <source>removing %1</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>%1 is connected again. What was cached of it is read anew.</source>
        <translation>已重新连接“%1”。其缓存内容会重新读取。</translation>
    </message>
</context>
<context>
    <name>ph::ConnectionsScreen</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation>还没有连接</translation>
    </message>
    <message>
        <source>MLFLOW_TRACKING_URI is %1.</source>
        <translation>MLFLOW_TRACKING_URI 为 %1。</translation>
    </message>
    <message>
        <source>Connect to it</source>
        <translation>连接到它</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Connection details</source>
        <translation>连接详情</translation>
    </message>
    <message>
        <source>Connect to an MLflow server, a folder of runs, a tracking database or a Kubernetes cluster. What is seen stays on this computer and can be searched offline.</source>
        <translation>连接到 MLflow 服务器、运行文件夹、跟踪数据库或 Kubernetes 集群。所见内容保存在本机，可离线搜索。</translation>
    </message>
    <message>
        <source>Filter by name, kind, address, state</source>
        <translation>按名称、类型、地址、状态筛选</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>筛选连接</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No connection has these words.</source>
        <translation>没有连接包含这些词。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>ph::Connector</name>
    <message>
        <source>%1 lines are not &quot;timestamp value step&quot;</source>
        <translation>有 %1 行不是“timestamp value step”</translation>
    </message>
    <message>
        <source>the last line is incomplete</source>
        <translation>最后一行不完整</translation>
    </message>
    <message>
        <source>holds no value</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它为空</translation>
    </message>
    <message>
        <source>it holds a NUL character</source>
        <translation>其中含有 NUL 字符</translation>
    </message>
    <message>
        <source>it holds a backslash</source>
        <translation>其中含有反斜杠</translation>
    </message>
    <message>
        <source>it is absolute or has an empty part</source>
        <translation>它是绝对路径，或有空的部分</translation>
    </message>
    <message>
        <source>it has a &quot;.&quot; or &quot;..&quot; part</source>
        <translation>其中有“.”或“..”部分</translation>
    </message>
    <message>
        <source>a part is longer than %1 bytes</source>
        <translation>有一部分长于 %1 字节</translation>
    </message>
    <message>
        <source>Not a safe artifact path: %1</source>
        <translation>不是安全的工件路径：%1</translation>
    </message>
    <message>
        <source>it gives %1 numbers, not one</source>
        <translation>它给出 %1 个数，而不是一个</translation>
    </message>
    <message>
        <source>is already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>the artifacts lie at a %1: address, which a local store cannot reach</source>
        <translation>工件位于 %1: 地址，本地存储无法到达</translation>
    </message>
    <message>
        <source>MLflow cannot search for a name that holds both kinds of quotes</source>
        <translation>MLflow 无法搜索同时含有两种引号的名称</translation>
    </message>
    <message>
        <source>is a symbolic link or a device, which is not followed</source>
        <translation>是符号链接或设备，不予跟随</translation>
    </message>
    <message>
        <source>creation or update time is not a 64-bit whole number</source>
        <translation>创建或更新时间不是 64 位整数</translation>
    </message>
    <message>
        <source>The server&apos;s pages go in circles: stopped after %1</source>
        <translation>服务器的分页在循环：在 %1 页后停止</translation>
    </message>
    <message>
        <source>start or end time is not a 64-bit whole number</source>
        <translation>开始或结束时间不是 64 位整数</translation>
    </message>
    <message>
        <source>stores before MLflow 3 have no logged models</source>
        <translation>MLflow 3 之前的存储没有已记录的模型</translation>
    </message>
    <message>
        <source>names another experiment than its folder: %1</source>
        <translation>所指的实验与其文件夹不同：%1</translation>
    </message>
    <message>
        <source>is a symbolic link, which is not followed</source>
        <translation>是符号链接，不予跟随</translation>
    </message>
    <message>
        <source>An entry that stands in another directory</source>
        <translation>有条目位于另一个目录</translation>
    </message>
    <message>
        <source>creation or update time is not a number</source>
        <translation>创建或更新时间不是数字</translation>
    </message>
    <message>
        <source>the artifact folder does not end with %1</source>
        <translation>工件文件夹没有以 %1 结尾</translation>
    </message>
    <message>
        <source>a value of another type was expected: %1</source>
        <translation>应为另一类型的值：%1</translation>
    </message>
    <message>
        <source>A version without its model or number</source>
        <translation>版本没有所属模型或版本号</translation>
    </message>
    <message>
        <source>another process keeps writing to it</source>
        <translation>另一个进程一直在写入</translation>
    </message>
    <message>
        <source>names another run than its folder: %1</source>
        <translation>所指的运行与其文件夹不同：%1</translation>
    </message>
    <message>
        <source>too many keys, or nested too deeply</source>
        <translation>键太多，或嵌套太深</translation>
    </message>
    <message>
        <source>A registered model without a name</source>
        <translation>注册模型没有名称</translation>
    </message>
    <message>
        <source>The server&apos;s pages go in circles</source>
        <translation>服务器的分页在循环</translation>
    </message>
    <message>
        <source>what answers is no Alertmanager</source>
        <translation>应答的不是 Alertmanager</translation>
    </message>
    <message>
        <source>leads through a symbolic link</source>
        <translation>经过符号链接</translation>
    </message>
    <message>
        <source>Not the id of a logged model</source>
        <translation>不是已记录模型的 ID</translation>
    </message>
    <message>
        <source>A logged model without an id</source>
        <translation>已记录的模型没有 ID</translation>
    </message>
    <message>
        <source>An experiment without an id</source>
        <translation>实验没有 ID</translation>
    </message>
    <message>
        <source>A version without a number</source>
        <translation>版本没有版本号</translation>
    </message>
    <message>
        <source>folders nest too deeply</source>
        <translation>文件夹嵌套太深</translation>
    </message>
    <message>
        <source>not one of this store&apos;s</source>
        <translation>不属于此存储</translation>
    </message>
    <message>
        <source>not a name of a folder</source>
        <translation>不是文件夹的名称</translation>
    </message>
    <message>
        <source>The reply holds no run</source>
        <translation>应答中没有运行</translation>
    </message>
    <message>
        <source>not a name of a file</source>
        <translation>不是文件的名称</translation>
    </message>
    <message>
        <source>no such logged model</source>
        <translation>没有这个已记录的模型</translation>
    </message>
    <message>
        <source>is a symbolic link</source>
        <translation>是符号链接</translation>
    </message>
    <message>
        <source>not a local folder</source>
        <translation>不是本地文件夹</translation>
    </message>
    <message>
        <source>not a local file</source>
        <translation>不是本地文件</translation>
    </message>
    <message>
        <source>holds no fields</source>
        <translation>没有字段</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>它不是对象</translation>
    </message>
    <message>
        <source>no experiment %1</source>
        <translation>没有实验 %1</translation>
    </message>
    <message>
        <source>has no run_id</source>
        <translation>缺少 run_id</translation>
    </message>
    <message>
        <source>no such run</source>
        <translation>没有这个运行</translation>
    </message>
    <message>
        <source>no run %1</source>
        <translation>没有运行 %1</translation>
    </message>
</context>
<context>
    <name>ph::ContainDialog</name>
    <message>
        <source>Asking what would be sent…</source>
        <translation>正在询问将要发送什么…</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>将要发送的内容</translation>
    </message>
    <message>
        <source>Why it is done</source>
        <translation>为什么这样做</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>What would be sent:</source>
        <translation>将要发送的内容：</translation>
    </message>
    <message>
        <source>Why? The incident, the ledger and others read it.</source>
        <translation>为什么？事故记录、账本和其他人都会看到。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Requested. Looking whether it was done; closing this does not take it back.</source>
        <translation>已请求。正在确认是否完成；关闭此窗口不会撤回。</translation>
    </message>
</context>
<context>
    <name>ph::Containment</name>
    <message>
        <source>Nobody is told of it for an hour; no request moves.</source>
        <translation>一小时内不再就此通知任何人；不移动任何请求。</translation>
    </message>
    <message>
        <source>Anything: users are hurt as before, and nobody is called.</source>
        <translation>什么都解决不了：用户照样受影响，且无人被通知。</translation>
    </message>
    <message>
        <source>No requests; everybody who is told of the alert.</source>
        <translation>不涉及请求；涉及所有接收该告警的人。</translation>
    </message>
    <message>
        <source>It counts from the next look of the Alertmanager.</source>
        <translation>自 Alertmanager 下次检查起生效。</translation>
    </message>
    <message>
        <source>Whoever the Alertmanager lets in, by a connection with control.</source>
        <translation>Alertmanager 允许的人，需使用已开启控制的连接。</translation>
    </message>
    <message>
        <source>No alert of it was seen firing.</source>
        <translation>未看到它的告警触发。</translation>
    </message>
    <message>
        <source>Control is switched off for the connection %1.</source>
        <translation>连接 %1 的控制已关闭。</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3</source>
        <translation>%1 从 %2 变为 %3</translation>
    </message>
    <message>
        <source>Until the version before is loaded again, which nobody has measured; the traffic that is seen proves it.</source>
        <translation>直到之前的版本重新加载，所需时间无人测量过；以观察到的流量为证。</translation>
    </message>
    <message>
        <source>Set at once; when whoever serves reads it again is not known.</source>
        <translation>立即设置；服务方何时重新读取未知。</translation>
    </message>
    <message>
        <source>The release&apos;s author, and the keys of the policy; no approvals are needed.</source>
        <translation>发布的作者，以及策略中的密钥；无需审批。</translation>
    </message>
    <message>
        <source>The environment %1 is not known to this workspace.</source>
        <translation>此工作区没有环境 %1。</translation>
    </message>
    <message>
        <source>No release to %1 is known that could be taken back.</source>
        <translation>未知有可撤回的、发布到 %1 的发布。</translation>
    </message>
    <message>
        <source>The last release, %1, names nothing to go back to.</source>
        <translation>最近的发布 %1 没有指定可回退的目标。</translation>
    </message>
    <message>
        <source>Every request to %1.</source>
        <translation>发往 %1 的每个请求。</translation>
    </message>
    <message>
        <source>This workspace has no signing key: pilothouse ledger key.</source>
        <translation>此工作区没有签名密钥：pilothouse ledger key。</translation>
    </message>
    <message>
        <source>The policy does not list the key of this workspace.</source>
        <translation>策略中没有此工作区的密钥。</translation>
    </message>
    <message>
        <source>The policy cannot be read here: who may is not known.</source>
        <translation>此处无法读取策略：谁有权限未知。</translation>
    </message>
    <message>
        <source>The release&apos;s author, and the keys of the policy, once a quorum has approved.</source>
        <translation>发布的作者，以及策略中的密钥，需先经法定人数批准。</translation>
    </message>
    <message>
        <source>What did not come with %1: data, features, and what it depends on.</source>
        <translation>并非随 %1 而来的问题：数据、特征及其依赖。</translation>
    </message>
    <message>
        <source>The last release, %1, moved no prompt. An older version of one goes by a release of its own: pilothouse release draft --with prompt:NAME@VERSION.</source>
        <translation>最近的发布 %1 没有更改提示词。恢复旧版本需单独发布：pilothouse release draft --with prompt:NAME@VERSION。</translation>
    </message>
    <message>
        <source>What the model answers wrong with the prompt before, too.</source>
        <translation>使用之前的提示词时模型同样答错的请求。</translation>
    </message>
    <message>
        <source>Weights that a cluster has taken are usually observed within it.</source>
        <translation>集群接受的权重通常在这段时间内即可观察到。</translation>
    </message>
    <message>
        <source>Whoever the cluster lets change the endpoint, by a connection with control and with a signing key.</source>
        <translation>集群允许更改该端点的人，需使用已开启控制的连接并持有签名密钥。</translation>
    </message>
    <message>
        <source>%1 makes it from Git and would undo it; pilothouse traffic --past-gitops does it all the same.</source>
        <translation>%1 会从 Git 生成它并撤销此更改；pilothouse traffic --past-gitops 可强制执行。</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>已观察到</translation>
    </message>
    <message>
        <source>declared, not observed</source>
        <translation>已声明，未观察到</translation>
    </message>
    <message>
        <source>What stable answers wrong, too, and what was answered before.</source>
        <translation>稳定版本同样答错的请求，以及此前已答复的请求。</translation>
    </message>
    <message>
        <source>No candidate gets requests there (%1).</source>
        <translation>那里没有候选版本接收请求（%1）。</translation>
    </message>
    <message>
        <source>The candidate goes from %1 (%2) to 0 %; stable gets them.</source>
        <translation>候选版本从 %1（%2）降至 0 %，其请求转给稳定版本。</translation>
    </message>
    <message>
        <source>The candidate&apos;s requests to %1.</source>
        <translation>发往 %1 的候选版本请求。</translation>
    </message>
    <message>
        <source>The author of %1, and the keys of the policy.</source>
        <translation>%1 的作者，以及策略中的密钥。</translation>
    </message>
    <message>
        <source>Nobody is known to drive it: pilothouse release drive %1 makes it happen.</source>
        <translation>未知有人在驱动它：pilothouse release drive %1 可使其执行。</translation>
    </message>
    <message>
        <source>Whoever drives it heeds it at the next look.</source>
        <translation>驱动者会在下次查看时照办。</translation>
    </message>
    <message>
        <source>%1 goes from %2 (%3) to 0 %; %4 answers all of it.</source>
        <translation>%1 从 %2（%3）降至 0 %，全部由 %4 应答。</translation>
    </message>
    <message>
        <source>What both are fed: stale or changed data reaches %1, too. Whether it has room for all requests is not known.</source>
        <translation>两者共同的输入：陈旧或变化的数据同样会到达 %1。它能否承接全部请求未知。</translation>
    </message>
    <message>
        <source>All requests to %1 but those that %2 has already.</source>
        <translation>发往 %1 的全部请求，%2 已承接的除外。</translation>
    </message>
    <message>
        <source>The route %1 of the environment&apos;s fallback was not seen on %2.</source>
        <translation>未在 %2 上看到该环境备用端点的路由 %1。</translation>
    </message>
    <message>
        <source>Behind the route %1 no %2 was seen, which the environment names as its fallback.</source>
        <translation>在路由 %1 之后未看到 %2，而环境将其指定为备用端点。</translation>
    </message>
    <message>
        <source>%1 has %2 of the requests to %3 already (%4).</source>
        <translation>%1 已承接发往 %3 的 %2 请求（%4）。</translation>
    </message>
    <message>
        <source>No endpoint of it was seen on a cluster.</source>
        <translation>未在任何集群上看到它的端点。</translation>
    </message>
    <message>
        <source>No other revision of an endpoint of it was seen that could answer.</source>
        <translation>未看到其端点有其他可应答的修订版本。</translation>
    </message>
    <message>
        <source>No route of it was seen that has something else behind it to fall back to, and the environment names none (fallback:).</source>
        <translation>未看到其路由之后有可切换的其他目标，环境也未指定（fallback:）。</translation>
    </message>
</context>
<context>
    <name>ph::ContainmentController</name>
    <message>
        <source>Trying: %1</source>
        <translation>试算：%1</translation>
    </message>
    <message>
        <source>Containing: %1</source>
        <translation>控制：%1</translation>
    </message>
    <message>
        <source>%1 was not done: %2</source>
        <translation>%1 未执行：%2</translation>
    </message>
    <message>
        <source>%1: done, and seen. %2</source>
        <translation>%1：已执行并已观察到。%2</translation>
    </message>
    <message>
        <source>%1: requested, not seen yet. %2</source>
        <translation>%1：已请求，尚未观察到。%2</translation>
    </message>
    <message>
        <source>Looking whether it was done</source>
        <translation>正在查看是否已完成</translation>
    </message>
</context>
<context>
    <name>ph::ContainmentOptionModel</name>
    <message>
        <source>#</source>
        <comment>column: the order in which to try</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可以做什么</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column: possible or not</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Taken back by</source>
        <translation>撤销方式</translation>
    </message>
    <message>
        <source>Works in</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Of requests</source>
        <comment>column: what part of the requests it touches</comment>
        <translation>占请求</translation>
    </message>
</context>
<context>
    <name>ph::ContainmentOptionView</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Try and do…</source>
        <translation>试算并执行…</translation>
    </message>
    <message>
        <source>The chosen way, with its effect</source>
        <translation>所选的办法及其效果</translation>
    </message>
    <message>
        <source>See what would be sent, then decide (Ctrl+Return)</source>
        <translation>先看将要发送什么，再决定（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Choose a way to see what it would do.</source>
        <translation>选择一种办法，查看它会做什么。</translation>
    </message>
    <message>
        <source>What it does: %1</source>
        <translation>作用：%1</translation>
    </message>
    <message>
        <source>What it does not: %1</source>
        <translation>不能解决：%1</translation>
    </message>
    <message>
        <source>Requests to what is blamed: %1 % → %2 %</source>
        <translation>流向可疑对象的请求：%1 % → %2 %</translation>
    </message>
    <message>
        <source>It touches %1 (%2)</source>
        <translation>影响 %1（%2）</translation>
    </message>
    <message>
        <source>Going elsewhere by it, a minute: requests %1, users %2</source>
        <translation>每分钟因此改道：请求 %1，用户 %2</translation>
    </message>
    <message>
        <source>Taken back by %1</source>
        <translation>撤销方式：%1</translation>
    </message>
    <message>
        <source>Works in %1: %2</source>
        <translation>生效时间 %1：%2</translation>
    </message>
    <message>
        <source>Who may: %1 (%2)</source>
        <translation>谁可以做：%1（%2）</translation>
    </message>
    <message>
        <source>Seen: %1</source>
        <translation>观察时间：%1</translation>
    </message>
    <message>
        <source>unknown when</source>
        <translation>时间未知</translation>
    </message>
</context>
<context>
    <name>ph::ContainmentTrial</name>
    <message>
        <source>Silences for 1h what has %1</source>
        <translation>将具有 %1 的告警静默 1 小时</translation>
    </message>
    <message>
        <source>Alerts that fire now and match: %1</source>
        <translation>当前触发且匹配的告警：%1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>There is nothing to be done.</source>
        <translation>没有可执行的操作。</translation>
    </message>
    <message>
        <source>Writes &quot;abort&quot; into the record of the rollout of %1; whoever drives it takes its candidate back.</source>
        <translation>在 %1 的滚动发布记录中写入“abort”；驱动者会撤回其候选版本。</translation>
    </message>
    <message>
        <source>Say why it is done.</source>
        <translation>请说明原因。</translation>
    </message>
</context>
<context>
    <name>ph::ContainmentView</name>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Ways to limit the harm</source>
        <translation>限制损害的办法</translation>
    </message>
    <message>
        <source>Looking for what can be done…</source>
        <translation>正在查找可行的办法…</translation>
    </message>
    <message>
        <source>From what was cached, %1. Nothing is sent before you say so.</source>
        <comment>%1: 5 min ago</comment>
        <translation>根据 %1的缓存。在您确认之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>Looking whether it was done…</source>
        <translation>正在查看是否已完成…</translation>
    </message>
    <message>
        <source>Could not be looked at: %1</source>
        <comment>an act that was asked for, and why</comment>
        <translation>无法查看：%1</translation>
    </message>
</context>
<context>
    <name>ph::ContainmentWords</name>
    <message>
        <source>Take the canary&apos;s requests away</source>
        <translation>撤走金丝雀的请求</translation>
    </message>
    <message>
        <source>Shift traffic to another revision</source>
        <translation>把流量切到另一个修订版本</translation>
    </message>
    <message>
        <source>Switch to a fallback</source>
        <translation>切换到备用端点</translation>
    </message>
    <message>
        <source>Roll the last release back</source>
        <translation>回滚上一次发布</translation>
    </message>
    <message>
        <source>Pin the prompt of before</source>
        <translation>固定到先前的提示词</translation>
    </message>
    <message>
        <source>Silence the alert</source>
        <translation>静默该告警</translation>
    </message>
    <message>
        <source>Possible</source>
        <comment>a way to contain</comment>
        <translation>可行</translation>
    </message>
    <message>
        <source>Not possible</source>
        <comment>a way to contain</comment>
        <translation>不可行</translation>
    </message>
    <message>
        <source>by itself</source>
        <comment>how one gets back</comment>
        <translation>自动恢复</translation>
    </message>
    <message>
        <source>the same act</source>
        <comment>how one gets back</comment>
        <translation>同一操作</translation>
    </message>
    <message>
        <source>a new release</source>
        <comment>how one gets back</comment>
        <translation>一次新的发布</translation>
    </message>
    <message>
        <source>you may</source>
        <translation>您可以</translation>
    </message>
    <message>
        <source>you may not</source>
        <translation>您不可以</translation>
    </message>
    <message>
        <source>not known whether you may</source>
        <translation>不知道您是否可以</translation>
    </message>
    <message>
        <source>%1 % of the requests</source>
        <translation>%1 % 的请求</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>%1: 30 s</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1: requested %2 by %3</source>
        <comment>what, 5 min ago, who</comment>
        <translation>%1：%3 于 %2 请求</translation>
    </message>
    <message>
        <source>%1, not seen yet</source>
        <translation>%1，尚未观察到</translation>
    </message>
    <message>
        <source>%1, seen %2. %3</source>
        <comment>…, 5 min ago, what was seen</comment>
        <translation>%1，%2 观察到。%3</translation>
    </message>
    <message>
        <source>%1, failed. %2</source>
        <translation>%1，失败。%2</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>a way to contain: something is missing</comment>
        <translation>尚不可行</translation>
    </message>
    <message>
        <source>%1, looked for again %2: not yet. %3</source>
        <comment>…, 5 min ago, what was seen</comment>
        <translation>%1，%2再次查看：尚未生效。%3</translation>
    </message>
    <message>
        <source>%1, looked for again %2: it is not so. %3</source>
        <comment>…, 5 min ago, what was seen</comment>
        <translation>%1，%2再次查看：与请求不符。%3</translation>
    </message>
</context>
<context>
    <name>ph::ContourView</name>
    <message>
        <source>Choose two params and a metric.</source>
        <translation>请选择两个参数和一个指标。</translation>
    </message>
    <message>
        <source>No run has a value for all three columns.</source>
        <translation>没有运行在这三列上都有值。</translation>
    </message>
    <message>
        <source>No levels: %1 is text, and there is nothing between its values.</source>
        <translation>没有等高线：%1 是文本，取值之间无法插值。</translation>
    </message>
    <message numerus="yes">
        <source>No levels: they take runs at %Ln different places, here are %1.</source>
        <translation>
            <numerusform>没有等高线：至少需要 %Ln 个不同位置上的运行，这里只有 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>No levels: all runs lie on one line.</source>
        <translation>没有等高线：所有运行都在一条直线上。</translation>
    </message>
    <message>
        <source>no run near</source>
        <translation>附近没有运行</translation>
    </message>
</context>
<context>
    <name>ph::ContractBreach</name>
    <message>
        <source>columns (%1)</source>
        <extracomment>A rule of a contract that a table breaks, as are the next ones; in brackets what was found.</extracomment>
        <translation>列（%1）</translation>
    </message>
    <message>
        <source>other-columns (%1)</source>
        <translation>其他列（%1）</translation>
    </message>
    <message>
        <source>rows (%1)</source>
        <translation>行数（%1）</translation>
    </message>
    <message>
        <source>freshness of %1 (%2)</source>
        <extracomment>%1 is a column in this one and the next ones</extracomment>
        <translation>%1 的新鲜度（%2）</translation>
    </message>
    <message>
        <source>missing of %1 (%2)</source>
        <translation>%1 的缺失值（%2）</translation>
    </message>
    <message>
        <source>type of %1 (%2)</source>
        <translation>%1 的类型（%2）</translation>
    </message>
    <message>
        <source>range of %1 (%2)</source>
        <translation>%1 的取值范围（%2）</translation>
    </message>
    <message>
        <source>values of %1 (%2)</source>
        <translation>%1 的允许取值（%2）</translation>
    </message>
    <message>
        <source>pattern of %1 (%2)</source>
        <translation>%1 的模式（%2）</translation>
    </message>
    <message>
        <source>unique of %1 (%2)</source>
        <translation>%1 的取值不重复（%2）</translation>
    </message>
    <message>
        <source>constant of %1 (%2)</source>
        <translation>%1 的取值不全相同（%2）</translation>
    </message>
    <message>
        <source>%1: null (%2)</source>
        <translation>%1：空值（%2）</translation>
    </message>
    <message>
        <source>%1: not of its type (%2)</source>
        <translation>%1：类型不符（%2）</translation>
    </message>
    <message>
        <source>%1: out of range (%2)</source>
        <translation>%1：超出范围（%2）</translation>
    </message>
    <message>
        <source>%1: not a known value (%2)</source>
        <translation>%1：不是已知的值（%2）</translation>
    </message>
    <message>
        <source>%1: not of its form (%2)</source>
        <translation>%1：格式不符（%2）</translation>
    </message>
    <message>
        <source>%1: not unique (%2)</source>
        <translation>%1：有重复（%2）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Joins two items of a list, or an item with the list of the others.</extracomment>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>ph::ContractCheckView</name>
    <message>
        <source>Save the result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Does today&apos;s data keep this contract?</source>
        <translation>今天的数据符合这份契约吗？</translation>
    </message>
    <message>
        <source>Choose a table, or drop one here (CSV, NDJSON, JSON, SQLite, Parquet). Every row is read once, of a table of any size; each rule names how many rows break it, and the first of them.</source>
        <translation>选择一张数据表，或拖放到这里（CSV、NDJSON、JSON、SQLite、Parquet）。无论表有多大，每一行只读一次；每条规则都会给出违反它的行数以及最先出现的几行。</translation>
    </message>
    <message>
        <source>Check a file…</source>
        <translation>检查文件…</translation>
    </message>
    <message>
        <source>checked %1</source>
        <comment>an age</comment>
        <translation>检查于 %1</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>What each rule gave</source>
        <translation>各条规则的结果</translation>
    </message>
    <message>
        <source>Save the result as CSV…</source>
        <translation>将结果保存为 CSV…</translation>
    </message>
    <message>
        <source>Save the result as JSON…</source>
        <translation>将结果保存为 JSON…</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>正在检查 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>verdict</comment>
        <translation>过时</translation>
    </message>
    <message numerus="yes">
        <source>Violated: %Ln rule(s)</source>
        <translation>
            <numerusform>违反：%Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>Holds</source>
        <comment>verdict</comment>
        <translation>符合</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>verdict</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <translation>已读取 %1 行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>The check was cancelled</source>
        <translation>检查已取消</translation>
    </message>
    <message>
        <source>Nothing is known of the table.</source>
        <translation>对该表一无所知。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ph::ContractColumnModel</name>
    <message>
        <source>Frozen: %1</source>
        <translation>冻结：%1</translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a table of data</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>Standing</source>
        <comment>of a feature</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>ph::ContractFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>This is no regular expression.</source>
        <translation>这不是正则表达式。</translation>
    </message>
    <message>
        <source>minimum and maximum are of numbers.</source>
        <translation>minimum 和 maximum 只用于数字。</translation>
    </message>
    <message>
        <source>minimum is above maximum: nothing can pass.</source>
        <translation>minimum 大于 maximum：什么都无法通过。</translation>
    </message>
    <message>
        <source>nullable says already what may be missing; keep one of them.</source>
        <translation>nullable 已说明哪些可以缺失；请只保留其中一个。</translation>
    </message>
    <message>
        <source>Without values no category is new.</source>
        <translation>没有 values，就没有新类别可言。</translation>
    </message>
    <message>
        <source>Every value is a text.</source>
        <translation>任何值都是文本。</translation>
    </message>
    <message>
        <source>minimum-rows is above maximum-rows: nothing can pass.</source>
        <translation>minimum-rows 大于 maximum-rows：什么都无法通过。</translation>
    </message>
    <message>
        <source>within says the same; keep one of them.</source>
        <translation>within 说的是同一件事；请只保留其中一个。</translation>
    </message>
    <message>
        <source>%1 is no timestamp by its contract.</source>
        <translation>按其契约，%1 不是时间戳。</translation>
    </message>
    <message>
        <source>There is no column %1.</source>
        <translation>没有列 %1。</translation>
    </message>
    <message>
        <source>There is no column %1; did you mean %2?</source>
        <translation>没有列 %1；是否指 %2？</translation>
    </message>
    <message>
        <source>A contract that is kept needs a name.</source>
        <translation>要保存的契约需要一个名称。</translation>
    </message>
    <message>
        <source>Somebody changed the file since it was opened.</source>
        <translation>文件在打开之后被他人修改过。</translation>
    </message>
    <message>
        <source>Another file holds a contract of the name %1.</source>
        <translation>另一个文件中已有名为 %1 的契约。</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>无法创建文件夹。</translation>
    </message>
    <message>
        <source>Something else lies in its place by now.</source>
        <translation>它原来的位置上现在有别的文件。</translation>
    </message>
    <message>
        <source>The folder cannot be read.</source>
        <translation>无法读取文件夹。</translation>
    </message>
    <message>
        <source>The contract has no name.</source>
        <translation>契约没有名称。</translation>
    </message>
    <message>
        <source>There is no contract of this name.</source>
        <translation>没有这个名称的契约。</translation>
    </message>
</context>
<context>
    <name>ph::ContractFindingModel</name>
    <message>
        <source>whole table</source>
        <translation>整张表</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a table of data</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>Rule</source>
        <comment>of a contract</comment>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rows that break it</source>
        <translation>违反的行数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>The contract says</source>
        <translation>契约规定</translation>
    </message>
    <message>
        <source>Found first</source>
        <translation>最先发现</translation>
    </message>
</context>
<context>
    <name>ph::ContractNotice</name>
    <message>
        <source>%1 has edits that are not kept yet.</source>
        <translation>%1 有尚未保存的修改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Remove %1 from the shelf? Its file goes into contracts/removed.</source>
        <translation>要移除 %1 吗？其文件会移入 contracts/removed。</translation>
    </message>
    <message>
        <source>Edits that are not kept yet are lost.</source>
        <translation>尚未保存的修改将丢失。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>%1 was removed from the shelf.</source>
        <translation>%1 已移除。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Give up my edits</source>
        <translation>放弃我的修改</translation>
    </message>
    <message>
        <source>Somebody changed the file since it was opened. What is replaced goes into contracts/removed.</source>
        <translation>文件在打开之后被他人修改过。被替换的内容会移入 contracts/removed。</translation>
    </message>
    <message>
        <source>Another file holds a contract of this name. What is replaced goes into contracts/removed.</source>
        <translation>另一个文件中已有同名契约。被替换的内容会移入 contracts/removed。</translation>
    </message>
    <message>
        <source>It was not kept. %1</source>
        <translation>未能保存。%1</translation>
    </message>
</context>
<context>
    <name>ph::ContractPage</name>
    <message>
        <source>Check a file…</source>
        <translation>检查文件…</translation>
    </message>
    <message>
        <source>Remove the contract from the shelf</source>
        <translation>移除这份契约</translation>
    </message>
    <message>
        <source>Rules</source>
        <comment>of a contract</comment>
        <translation>规则</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>of a contract, YAML</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>of a table</comment>
        <translation>检查</translation>
    </message>
    <message>
        <source>New contract</source>
        <translation>新契约</translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation>团队 %1</translation>
    </message>
    <message>
        <source>Owner %1</source>
        <translation>负责人 %1</translation>
    </message>
    <message>
        <source>Data set %1</source>
        <translation>数据集 %1</translation>
    </message>
    <message>
        <source>It names no team, owner or data set.</source>
        <translation>未写明团队、负责人或数据集。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frozen feature(s)</source>
        <translation>
            <numerusform>%Ln 个冻结的特征</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已修改</translation>
    </message>
</context>
<context>
    <name>ph::ContractReason</name>
    <message>
        <source>All columns are there.</source>
        <translation>所有列都在。</translation>
    </message>
    <message>
        <source>Columns that are not there: %1.</source>
        <translation>缺少的列：%1。</translation>
    </message>
    <message>
        <source>Columns that the contract does not know: %1. %2 values are of names beyond those.</source>
        <translation>契约中没有的列：%1。此外还有 %2 个值属于其他名称。</translation>
    </message>
    <message>
        <source>Columns that the contract does not know: %1.</source>
        <translation>契约中没有的列：%1。</translation>
    </message>
    <message>
        <source>There are no other columns.</source>
        <translation>没有其他列。</translation>
    </message>
    <message>
        <source>There are %1 rows.</source>
        <translation>有 %1 行。</translation>
    </message>
    <message>
        <source>There is no value to look at.</source>
        <translation>没有可检查的值。</translation>
    </message>
    <message>
        <source>Fewer than two values cannot tell.</source>
        <translation>少于两个值，无法判断。</translation>
    </message>
    <message>
        <source>All %1 values are the same.</source>
        <translation>全部 %1 个值都相同。</translation>
    </message>
    <message>
        <source>There is more than one value.</source>
        <translation>有不止一个值。</translation>
    </message>
    <message>
        <source>It holds no time to tell freshness by.</source>
        <translation>其中没有可判断新鲜度的时间。</translation>
    </message>
    <message>
        <source>The newest row is of %1, %2 old. %3 of %4 times lie in the future, by %5.</source>
        <translation>最新的行是 %1，距今 %2。%4 个时间中有 %3 个晚于当前时间 %5。</translation>
    </message>
    <message>
        <source>The newest row is of %1, %2 old.</source>
        <extracomment>%1 is a time, %2 an age such as 3d</extracomment>
        <translation>最新的行是 %1，距今 %2。</translation>
    </message>
    <message>
        <source>%1 There are too many for all of them; in the end 1 of %2 was looked at.</source>
        <translation>%1 值太多，无法全部检查；最后每 %2 个检查 1 个。</translation>
    </message>
    <message>
        <source>%1 Compared by hashes of 64 bits: the chance that any two values were taken for one is below %2.</source>
        <translation>%1 按 64 位哈希比较：任意两个值被误认为相同的概率低于 %2。</translation>
    </message>
    <message>
        <source>%1 The column reads as %2 now.</source>
        <translation>%1 该列现在读作 %2。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 times have no zone, and were taken as UTC.</source>
        <extracomment>%1 is a column</extracomment>
        <translation>%1：%3 个时间中有 %2 个没有时区，按 UTC 处理。</translation>
    </message>
    <message>
        <source>%1 of %2 times lie in the future, by %3.</source>
        <translation>%2 个时间中有 %1 个晚于当前时间 %3。</translation>
    </message>
    <message>
        <source>%1 of %2 rows have no value.</source>
        <translation>%2 行中有 %1 行没有值。</translation>
    </message>
    <message>
        <source>%1 of %2 values are no %3.</source>
        <extracomment>%3 is a type as contracts name it: number, timestamp</extracomment>
        <translation>%2 个值中有 %1 个不是 %3。</translation>
    </message>
    <message>
        <source>%1 of %2 values are out of range.</source>
        <translation>%2 个值中有 %1 个超出范围。</translation>
    </message>
    <message>
        <source>%1 of %2 values are not of the known set.</source>
        <translation>%2 个值中有 %1 个不在已知集合中。</translation>
    </message>
    <message>
        <source>%1 of %2 values are not of this form.</source>
        <translation>%2 个值中有 %1 个不符合此格式。</translation>
    </message>
    <message>
        <source>%1 of %2 values were there before.</source>
        <translation>%2 个值中有 %1 个此前已出现过。</translation>
    </message>
    <message>
        <source>%1 values are of names beyond those.</source>
        <translation>有 %1 个值属于其他名称。</translation>
    </message>
    <message>
        <source>%1 values are under names that came up too late to be columns; those were not looked at.</source>
        <translation>有 %1 个值的名称出现得太晚，未能成为列；未作检查。</translation>
    </message>
    <message>
        <source>%1 values hold bytes that are no UTF-8, and were read as U+FFFD.</source>
        <translation>有 %1 个值含有非 UTF-8 字节，已读作 U+FFFD。</translation>
    </message>
</context>
<context>
    <name>ph::ContractRulesView</name>
    <message>
        <source>Filter columns</source>
        <translation>筛选列</translation>
    </message>
    <message>
        <source>Columns of the contract</source>
        <translation>契约的列</translation>
    </message>
    <message>
        <source>Rows: %1   ·   Freshness: %2   ·   Other columns: %3</source>
        <translation>行数：%1   ·   新鲜度：%2   ·   其他列：%3</translation>
    </message>
    <message>
        <source>%1 is frozen, others define it differently. %2</source>
        <translation>%1 已冻结，其他契约的定义不同。%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more feature(s) are frozen.</source>
        <translation>
            <numerusform>另有 %Ln 个特征已冻结。</numerusform>
        </translation>
    </message>
    <message>
        <source>As it stands, this is no contract</source>
        <translation>目前的内容不是有效的契约</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>去改正</translation>
    </message>
</context>
<context>
    <name>ph::ContractShelfList</name>
    <message>
        <source>Data contracts</source>
        <translation>数据契约</translation>
    </message>
</context>
<context>
    <name>ph::ContractShelfModel</name>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frozen</source>
        <comment>features</comment>
        <translation>
            <numerusform>%Ln 个冻结</numerusform>
        </translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Standing</source>
        <comment>of a contract</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>ph::ContractTextView</name>
    <message>
        <source>Text of the contract</source>
        <translation>契约文本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Name of the contract</source>
        <translation>契约名称</translation>
    </message>
    <message>
        <source>Team of the contract</source>
        <translation>契约所属团队</translation>
    </message>
    <message>
        <source>who makes the data</source>
        <translation>数据的生产者</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Mistakes of the text</source>
        <translation>文本中的错误</translation>
    </message>
    <message>
        <source>Keeps it on the shelf (Ctrl+S). What was there before goes into contracts/removed.</source>
        <translation>保存到工作区 (Ctrl+S)。原来的内容会移入 contracts/removed。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>It can be kept once its mistakes are put right.</source>
        <translation>改正错误后即可保存。</translation>
    </message>
    <message>
        <source>Give it a name: others refer to it.</source>
        <translation>请为它命名：他人要引用它。</translation>
    </message>
    <message>
        <source>Not on the shelf yet.</source>
        <translation>尚未保存到工作区。</translation>
    </message>
    <message>
        <source>Edited, and not kept yet.</source>
        <translation>已修改，尚未保存。</translation>
    </message>
    <message>
        <source>%1 is frozen: nobody may define it in yet another way until they agree. %2</source>
        <translation>%1 已冻结：在各方达成一致之前，不得再作不同的定义。%2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mistake(s)</source>
        <translation>
            <numerusform>%Ln 处错误</numerusform>
        </translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>No mistake</source>
        <translation>没有错误</translation>
    </message>
</context>
<context>
    <name>ph::ContractWords</name>
    <message>
        <source>integer</source>
        <comment>type of a column</comment>
        <translation>整数</translation>
    </message>
    <message>
        <source>number</source>
        <comment>type of a column</comment>
        <translation>数值</translation>
    </message>
    <message>
        <source>boolean</source>
        <comment>type of a column</comment>
        <translation>布尔</translation>
    </message>
    <message>
        <source>text</source>
        <comment>type of a column</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>timestamp</source>
        <comment>type of a column</comment>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>Columns are there</source>
        <translation>列是否齐全</translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation>其他列</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>新鲜度</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>Allowed values</source>
        <translation>允许的取值</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>No value twice</source>
        <translation>取值不重复</translation>
    </message>
    <message>
        <source>Not all the same</source>
        <translation>取值不全相同</translation>
    </message>
    <message>
        <source>type</source>
        <comment>of a feature</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>unit</source>
        <comment>of a feature</comment>
        <translation>单位</translation>
    </message>
    <message>
        <source>owner</source>
        <comment>of a feature</comment>
        <translation>负责人</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>type, unit</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <comment>definition, owner</comment>
        <translation>%1，属于 %2</translation>
    </message>
    <message>
        <source>%1, else ≤ %2</source>
        <comment>type, share</comment>
        <translation>%1，其他 ≤ %2</translation>
    </message>
    <message>
        <source>allowed</source>
        <comment>missing values</comment>
        <translation>允许</translation>
    </message>
    <message>
        <source>none</source>
        <comment>missing values</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1; others ≤ %2</source>
        <comment>values, share</comment>
        <translation>%1；其他 ≤ %2</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>唯一</translation>
    </message>
    <message>
        <source>not all the same</source>
        <translation>不全相同</translation>
    </message>
    <message>
        <source>at least %1</source>
        <comment>rows</comment>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>any age</source>
        <comment>of data</comment>
        <translation>不限</translation>
    </message>
    <message>
        <source>newest %1 within %2</source>
        <comment>column, age</comment>
        <translation>最新的 %1 不早于 %2</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>other columns</comment>
        <translation>不允许</translation>
    </message>
    <message>
        <source>allowed</source>
        <comment>other columns</comment>
        <translation>允许</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln 列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>verdict</comment>
        <translation>过时</translation>
    </message>
    <message>
        <source>Holds</source>
        <comment>verdict</comment>
        <translation>符合</translation>
    </message>
    <message>
        <source>Violated</source>
        <comment>verdict</comment>
        <translation>违反</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>verdict</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>The data keeps the contract</source>
        <translation>数据符合契约</translation>
    </message>
    <message>
        <source>There is no data to judge by</source>
        <translation>没有可供判断的数据</translation>
    </message>
    <message>
        <source>The data is stale</source>
        <translation>数据已过时</translation>
    </message>
    <message>
        <source>The data violates the contract</source>
        <translation>数据违反契约</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have too few cells; the rest counts as missing.</source>
        <translation>
            <numerusform>%Ln 行的单元格不足；其余算作缺失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have too many cells; those were not looked at.</source>
        <translation>
            <numerusform>%Ln 行的单元格过多；多出的未检查。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are no rows, and were left out.</source>
        <translation>
            <numerusform>%Ln 行不是有效的数据行，已略去。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractsController</name>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The text could not be read.</source>
        <translation>无法读取文本。</translation>
    </message>
    <message>
        <source>%1 is kept on the shelf</source>
        <translation>%1 已保存到工作区</translation>
    </message>
    <message>
        <source>%1 could not be added.</source>
        <translation>无法添加 %1。</translation>
    </message>
    <message>
        <source>%1 is not on the shelf yet.</source>
        <translation>%1 尚未保存到工作区。</translation>
    </message>
    <message>
        <source>%1 could not be removed.</source>
        <translation>无法移除 %1。</translation>
    </message>
    <message>
        <source>It could not be put back.</source>
        <translation>无法放回。</translation>
    </message>
    <message>
        <source>Proposing a contract from %1</source>
        <translation>正在从 %1 拟定契约</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <translation>已读取 %1 行</translation>
    </message>
    <message>
        <source>No contract was proposed from %1.</source>
        <translation>未能从 %1 拟定契约。</translation>
    </message>
    <message>
        <source>Proposed from %1 rows of %2: give it a name, and edit what was seen to what has to be.</source>
        <translation>已根据 %2 的 %1 行拟定：请命名，并把观察到的情况改成应有的要求。</translation>
    </message>
    <message>
        <source>Freshness: %1, edit that to how often the data comes.</source>
        <translation>新鲜度：%1，请按数据到达的频率修改。</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>正在检查 %1</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>The result could not be saved.</source>
        <translation>无法保存结果。</translation>
    </message>
</context>
<context>
    <name>ph::ContractsView</name>
    <message>
        <source>Contracts</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>选择一份契约</translation>
    </message>
    <message>
        <source>Its rules, its text and checks of tables stand here.</source>
        <translation>它的规则、文本和对数据表的检查显示在这里。</translation>
    </message>
    <message>
        <source>Filter by name, team, owner, data set</source>
        <translation>按名称、团队、负责人、数据集筛选</translation>
    </message>
    <message>
        <source>Filter contracts</source>
        <translation>筛选契约</translation>
    </message>
    <message>
        <source>Propose from a file…</source>
        <translation>从文件拟定…</translation>
    </message>
    <message>
        <source>Add a contract file…</source>
        <translation>添加契约文件…</translation>
    </message>
    <message>
        <source>Disputes · %1</source>
        <translation>争议 · %1</translation>
    </message>
    <message>
        <source>Reading the data contracts…</source>
        <translation>正在读取数据契约…</translation>
    </message>
    <message>
        <source>No data contract is kept yet</source>
        <translation>还没有保存数据契约</translation>
    </message>
    <message>
        <source>What a table has to be is a file that its makers and its users agree on: columns, types, ranges, freshness. Propose one from a table that is as it should be, or add the file of another team. Tables are then checked against it, and features that teams define differently are told.</source>
        <translation>数据表应当是什么样，写在其生产者与使用者共同约定的一个文件里：列、类型、取值范围、新鲜度。可以从一张符合要求的表拟定一份，或添加其他团队的文件。之后可用它检查数据表，并指出各团队定义不一致的特征。</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择数据表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.ndjson *.jsonl *.json *.parquet *.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>数据表 (*.csv *.tsv *.ndjson *.jsonl *.json *.parquet *.db *.sqlite *.sqlite3);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a contract file</source>
        <translation>添加契约文件</translation>
    </message>
    <message>
        <source>Contracts (*.yaml *.yml);;All files (*)</source>
        <translation>契约 (*.yaml *.yml);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ph::CopyLink</name>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>The link was copied</source>
        <translation>链接已复制</translation>
    </message>
</context>
<context>
    <name>ph::CurveChart</name>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Relative time</source>
        <translation>相对时间</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>实际时间</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>纵轴使用对数刻度</translation>
    </message>
    <message>
        <source>Ignore outliers</source>
        <translation>忽略离群值</translation>
    </message>
    <message>
        <source>Scale the vertical axis to the middle 98 % of the values</source>
        <translation>纵轴按中间 98 % 的值缩放</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Each pixel column shows the first, lowest, highest and last of its points: no extreme is lost.</source>
        <translation>每个像素列都画出其中的首、最低、最高和末点，不会丢失任何极值。</translation>
    </message>
    <message>
        <source>Show all (Home)</source>
        <translation>显示全部 (Home)</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>复制或保存</translation>
    </message>
    <message>
        <source>Points of the curves</source>
        <translation>曲线的数据点</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy points in view as CSV</source>
        <translation>将可见数据点复制为 CSV</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save curves</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 / %2 个点</translation>
    </message>
    <message>
        <source>No curve chosen</source>
        <translation>未选择曲线</translation>
    </message>
    <message>
        <source>Choose one or more metrics to see how they went.</source>
        <translation>选择一个或多个指标，查看其变化过程。</translation>
    </message>
</context>
<context>
    <name>ph::CurvePlot</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows pan, Home shows all, Shift with arrows reads values. The table shows the same.</source>
        <translation>加号和减号缩放，方向键平移，Home 显示全部，Shift 加方向键读取数值。表格显示相同内容。</translation>
    </message>
</context>
<context>
    <name>ph::CurveSettings</name>
    <message>
        <source>Logarithmic x</source>
        <translation>横轴对数</translation>
    </message>
    <message>
        <source>Logarithmic y</source>
        <translation>纵轴对数</translation>
    </message>
    <message>
        <source>Ignore outliers</source>
        <translation>忽略离群值</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Relative time</source>
        <translation>相对时间</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>实际时间</translation>
    </message>
    <message>
        <source>Another metric</source>
        <translation>其他指标</translation>
    </message>
    <message>
        <source>Metric of the horizontal axis</source>
        <translation>横轴指标</translation>
    </message>
    <message>
        <source>Name of a metric</source>
        <translation>指标名称</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Moving average (EMA)</source>
        <translation>移动平均 (EMA)</translation>
    </message>
    <message>
        <source>Time-weighted EMA</source>
        <translation>时间加权 EMA</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Amount of smoothing</source>
        <translation>平滑程度</translation>
    </message>
    <message>
        <source>Band around groups</source>
        <translation>分组的区间带</translation>
    </message>
    <message>
        <source>Min to max</source>
        <translation>最小值至最大值</translation>
    </message>
    <message>
        <source>± standard deviation</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>Scale the vertical axis to the middle 98 % of the values</source>
        <translation>纵轴按中间 98 % 的值缩放</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>区间带</translation>
    </message>
    <message>
        <source>Group the runs to see a band around their mean</source>
        <translation>将运行分组后，可在平均值周围显示区间带</translation>
    </message>
    <message>
        <source> points</source>
        <translation> 个点</translation>
    </message>
</context>
<context>
    <name>ph::CurveTableModel</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ph::CurvesView</name>
    <message>
        <source>Show all (Home)</source>
        <translation>显示全部 (Home)</translation>
    </message>
    <message>
        <source>Axes, smoothing and bands</source>
        <translation>坐标轴、平滑与区间带</translation>
    </message>
    <message>
        <source>means of %1 points</source>
        <translation>%1 个点的平均值</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 / %2 个点</translation>
    </message>
    <message>
        <source>Choose a metric to see how it went.</source>
        <translation>选择一个指标，查看其变化过程。</translation>
    </message>
    <message>
        <source>Choose the metric of the horizontal axis.</source>
        <translation>请选择横轴指标。</translation>
    </message>
    <message>
        <source>Loading curves…</source>
        <translation>正在加载曲线…</translation>
    </message>
    <message>
        <source>No curve to show: no run here has %1.</source>
        <translation>没有可显示的曲线：这里的运行都没有 %1。</translation>
    </message>
</context>
<context>
    <name>ph::DashboardFeed</name>
    <message>
        <source>%1 of %2 series are shown.</source>
        <translation>显示 %2 个序列中的 %1 个。</translation>
    </message>
    <message>
        <source>%1 availability</source>
        <comment>name of an objective</comment>
        <translation>%1 可用性</translation>
    </message>
    <message>
        <source>Rollouts on the cluster are not among the changes: %1</source>
        <translation>变更中不含集群上的滚动发布：%1</translation>
    </message>
</context>
<context>
    <name>ph::DashboardPane</name>
    <message>
        <source>Whom to ask</source>
        <translation>询问对象</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Endpoint: namespace/name, or a model</source>
        <translation>端点：命名空间/名称，或模型</translation>
    </message>
    <message>
        <source>Ask again now</source>
        <translation>立即重新查询</translation>
    </message>
    <message>
        <source>Query in PromQL, Enter asks</source>
        <translation>PromQL 查询，按 Enter 执行</translation>
    </message>
    <message>
        <source>Nobody here has metrics</source>
        <translation>这里没有指标来源</translation>
    </message>
    <message>
        <source>Connect a Prometheus or a file of metrics, or switch one on.</source>
        <translation>请连接 Prometheus 或指标文件，或启用已有的连接。</translation>
    </message>
    <message>
        <source>Choose an endpoint</source>
        <translation>选择一个端点</translation>
    </message>
    <message>
        <source>One of a cluster&apos;s, or write the name that its metrics go by. A query below needs none.</source>
        <translation>选择集群中的端点，或填写其指标所用的名称。下方的查询不需要端点。</translation>
    </message>
    <message>
        <source>Asking which metrics there are…</source>
        <translation>正在查询有哪些指标…</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Changes of the endpoint: which, and a list</source>
        <translation>端点的变更：显示哪些，以及列表</translation>
    </message>
    <message>
        <source>Panels of the dashboard</source>
        <translation>仪表板的面板</translation>
    </message>
</context>
<context>
    <name>ph::DecisionPanel</name>
    <message>
        <source>Approvals</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Comment only</source>
        <translation>仅发表意见</translation>
    </message>
    <message>
        <source>Revoke mine</source>
        <translation>撤回我的决定</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>已足够</translation>
    </message>
    <message>
        <source>More are needed</source>
        <translation>还需要更多</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Your signature covers what you see here, and nothing that comes later:
plan %1
evidence %2</source>
        <translation>您的签名涵盖此处所见，不涵盖之后的任何内容：
计划 %1
证据 %2</translation>
    </message>
    <message>
        <source>Signed and sent; waiting to see it recorded.</source>
        <translation>已签名并发送；等待看到它被记录。</translation>
    </message>
    <message>
        <source>Write a comment first.</source>
        <translation>请先写下意见。</translation>
    </message>
    <message>
        <source>Why? It is signed with the decision.</source>
        <translation>为什么?将与决定一同签名。</translation>
    </message>
</context>
<context>
    <name>ph::DeployMark</name>
    <message>
        <source>%1 released to %2</source>
        <translation>%1 已发布到 %2</translation>
    </message>
    <message>
        <source>%1 rolled back in %2</source>
        <translation>%1 已在 %2 回滚</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what an alias points at</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1%2 from %3 to %4</source>
        <comment>model, @alias, version, version</comment>
        <translation>%1%2 从 %3 改为 %4</translation>
    </message>
    <message>
        <source>Rollback to %1 in %2 begun</source>
        <translation>开始在 %2 回滚到 %1</translation>
    </message>
    <message>
        <source>Release of %1 to %2 begun</source>
        <translation>%1 开始发布到 %2</translation>
    </message>
    <message>
        <source>Release of %1 to %2 done</source>
        <translation>%1 发布到 %2 已完成</translation>
    </message>
    <message>
        <source>%1 taken back from %2</source>
        <translation>%1 已从 %2 撤回</translation>
    </message>
    <message>
        <source>from here</source>
        <translation>从本机</translation>
    </message>
    <message>
        <source>%1 deployed, without requests</source>
        <translation>%1 已部署，尚无请求</translation>
    </message>
    <message>
        <source>%1 gets copies of %2 % of the requests</source>
        <translation>%1 收到 %2 % 请求的副本</translation>
    </message>
    <message>
        <source>%1 gets %2 % of the requests</source>
        <translation>%1 承接 %2 % 的请求</translation>
    </message>
    <message>
        <source>%1 gets all requests</source>
        <translation>%1 承接全部请求</translation>
    </message>
    <message>
        <source>%1 gets no more requests: %2</source>
        <translation>%1 不再承接请求：%2</translation>
    </message>
    <message>
        <source>Asked of the rollout: %1 (%2)</source>
        <translation>对滚动发布提出的要求：%1（%2）</translation>
    </message>
    <message>
        <source>Rollout of %1 done</source>
        <translation>%1 的滚动发布已完成</translation>
    </message>
    <message>
        <source>Rollout of %1 taken back</source>
        <translation>%1 的滚动发布已撤回</translation>
    </message>
    <message>
        <source>%1 % to %2</source>
        <comment>of the requests, to a revision</comment>
        <translation>%1 % 给 %2</translation>
    </message>
    <message>
        <source>Requests moved: %1</source>
        <translation>流量已调整：%1</translation>
    </message>
    <message>
        <source>Asked, and not seen: %1</source>
        <translation>已请求，尚未观察到：%1</translation>
    </message>
    <message>
        <source>%1 made</source>
        <translation>%1 已创建</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 已更改</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 已就绪</translation>
    </message>
    <message>
        <source>%1 is not so: %2</source>
        <comment>condition, why</comment>
        <translation>%1 不成立：%2</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>a change, who</comment>
        <translation>%1，操作者：%2</translation>
    </message>
</context>
<context>
    <name>ph::DesktopNotices</name>
    <message>
        <source>Open</source>
        <comment>a notice</comment>
        <translation>未解决</translation>
    </message>
</context>
<context>
    <name>ph::DetailsBox</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>ph::DetailsText</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>ph::DiagnosisController</name>
    <message>
        <source>Reading what was cached…</source>
        <translation>正在读取缓存的数据…</translation>
    </message>
    <message>
        <source>Diagnosing %1</source>
        <translation>正在诊断：%1</translation>
    </message>
    <message>
        <source>Steps of a policy</source>
        <translation>策略中的步骤</translation>
    </message>
    <message>
        <source>Policies (*.yaml *.yml)</source>
        <translation>策略 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Written down: %1</source>
        <translation>已记录：%1</translation>
    </message>
</context>
<context>
    <name>ph::DiagnosisStepModel</name>
    <message>
        <source>%1 ← the first that explains it</source>
        <comment>%1: title of a step</comment>
        <translation>%1 ← 最先能解释的一步</translation>
    </message>
    <message>
        <source>nobody looked</source>
        <translation>无人查看</translation>
    </message>
    <message>
        <source>#</source>
        <comment>column: number of a step</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>What people say</source>
        <translation>人工判断</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>查看时间</translation>
    </message>
</context>
<context>
    <name>ph::DiagnosisView</name>
    <message>
        <source>Step %1 is the first that explains it: %2</source>
        <translation>第 %1 步最先能解释：%2</translation>
    </message>
    <message>
        <source>No step explains it.</source>
        <translation>没有步骤能解释。</translation>
    </message>
    <message numerus="yes">
        <source>No step explains it; of %Ln step(s) there is no data.</source>
        <translation>
            <numerusform>没有步骤能解释；%Ln 个步骤没有数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>How long before it began, at most</source>
        <translation>最多看开始前多久</translation>
    </message>
    <message>
        <source>%1 before</source>
        <comment>%1: 6 h</comment>
        <translation>开始前 %1</translation>
    </message>
    <message>
        <source>Steps of a policy…</source>
        <translation>策略中的步骤…</translation>
    </message>
    <message>
        <source>Go through the steps of another policy than the environment&apos;s</source>
        <translation>使用另一份策略的步骤，而不是环境的</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Steps of the diagnosis</source>
        <translation>诊断步骤</translation>
    </message>
    <message>
        <source>When it began is not known: the time around its opening is looked at.</source>
        <translation>开始时间未知：查看的是事故创建前后的时间。</translation>
    </message>
    <message>
        <source>The diagnosis was cancelled</source>
        <translation>诊断已取消</translation>
    </message>
    <message>
        <source>Nothing is known of its steps.</source>
        <translation>各步骤的情况未知。</translation>
    </message>
    <message>
        <source>The steps of this policy cannot be gone through: %1</source>
        <translation>无法执行此策略的步骤：%1</translation>
    </message>
    <message>
        <source>Steps of the environment</source>
        <translation>环境的步骤</translation>
    </message>
    <message>
        <source>The checklist has no steps</source>
        <translation>检查清单没有步骤</translation>
    </message>
    <message>
        <source>The policy of this environment replaces the usual steps by none.</source>
        <translation>此环境的策略用空清单替换了常用步骤。</translation>
    </message>
    <message>
        <source>Looking step by step…</source>
        <translation>正在逐步查看…</translation>
    </message>
    <message>
        <source>The usual steps</source>
        <translation>常用步骤</translation>
    </message>
    <message>
        <source>Steps of %1</source>
        <comment>%1: a policy</comment>
        <translation>%1 的步骤</translation>
    </message>
    <message>
        <source>%1 · from what was cached · looked at %2</source>
        <comment>%2: 5 min ago</comment>
        <translation>%1 · 来自缓存 · 查看于%2</translation>
    </message>
</context>
<context>
    <name>ph::DiagnosisWords</name>
    <message>
        <source>Data is fresh</source>
        <translation>数据是新的</translation>
    </message>
    <message>
        <source>A data set is older than it may be</source>
        <translation>数据集超出允许的时效</translation>
    </message>
    <message>
        <source>A pipeline that feeds it failed</source>
        <translation>供给它的流水线失败</translation>
    </message>
    <message>
        <source>Features are as the model learned them</source>
        <translation>特征与训练时一致</translation>
    </message>
    <message>
        <source>Checks of its data failed</source>
        <translation>数据检查未通过</translation>
    </message>
    <message>
        <source>Columns moved</source>
        <translation>列发生漂移</translation>
    </message>
    <message>
        <source>The service is well</source>
        <translation>服务正常</translation>
    </message>
    <message>
        <source>What serves became another</source>
        <translation>提供服务的版本变了</translation>
    </message>
    <message>
        <source>Requests were shared out otherwise</source>
        <translation>请求的分配变了</translation>
    </message>
    <message>
        <source>Its own alerts fire</source>
        <translation>自身的告警触发</translation>
    </message>
    <message>
        <source>Events of its objects</source>
        <translation>其对象的事件</translation>
    </message>
    <message>
        <source>Nothing around it changed</source>
        <translation>周围没有变化</translation>
    </message>
    <message>
        <source>Something that it depends on failed</source>
        <translation>所依赖的组件出了故障</translation>
    </message>
    <message>
        <source>Other requests come</source>
        <translation>收到的请求不同了</translation>
    </message>
    <message>
        <source>A prompt or a file of settings changed</source>
        <translation>提示词或设置文件变了</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Another version is live</source>
        <translation>上线的是另一个版本</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>a step of a diagnosis</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>a step of a diagnosis</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Suspicious</source>
        <comment>a step of a diagnosis</comment>
        <translation>可疑</translation>
    </message>
    <message>
        <source>Bad</source>
        <comment>a step of a diagnosis</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>Well</source>
        <comment>what a person says of a step</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>The cause</source>
        <comment>what a person says of a step</comment>
        <translation>就是原因</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>what a person says of a step</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>已确认：%1</translation>
    </message>
    <message>
        <source>Overruled: %1</source>
        <translation>已否定：%1</translation>
    </message>
    <message>
        <source>%1 (by %2, %3)</source>
        <comment>what a person says of a step, who and when</comment>
        <translation>%1（%2，%3）</translation>
    </message>
    <message>
        <source>nobody by name</source>
        <translation>未署名</translation>
    </message>
</context>
<context>
    <name>ph::DifferenceBar</name>
    <message>
        <source>Where on its history a metric&apos;s value is taken</source>
        <translation>指标在历史记录中的取值位置</translation>
    </message>
    <message>
        <source>What cells show</source>
        <translation>单元格显示的内容</translation>
    </message>
    <message>
        <source>What stands for a group</source>
        <translation>代表分组的统计量</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Only what varies</source>
        <translation>只看差异</translation>
    </message>
    <message>
        <source>Leave out keys that hold one value in all runs</source>
        <translation>略去在所有运行中取值都相同的键</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>筛选键</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>At step</source>
        <translation>指定步数</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Deltas</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>mean ± std</source>
        <translation>平均值 ± 标准差</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>Values and deltas</source>
        <translation>数值与差值</translation>
    </message>
</context>
<context>
    <name>ph::DifferenceCell</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2，共 %3 种</translation>
    </message>
    <message>
        <source>(n %1)</source>
        <translation>(n %1)</translation>
    </message>
    <message>
        <source>mean ± std: %1</source>
        <translation>平均值 ± 标准差：%1</translation>
    </message>
    <message>
        <source>median: %1</source>
        <translation>中位数：%1</translation>
    </message>
    <message>
        <source>range: %1 to %2</source>
        <translation>范围：%1 至 %2</translation>
    </message>
    <message>
        <source>most frequent: %1 (%2)</source>
        <translation>最常见：%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln distinct values</source>
        <translation>
            <numerusform>%Ln 个不同的值</numerusform>
        </translation>
    </message>
    <message>
        <source>n %1 of %2</source>
        <translation>n %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs lack it</source>
        <translation>
            <numerusform>%Ln 个运行没有此项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln NaN</source>
        <translation>
            <numerusform>%Ln 个 NaN</numerusform>
        </translation>
    </message>
    <message>
        <source>This run lacks it</source>
        <translation>此运行没有此项</translation>
    </message>
    <message>
        <source>%1 against the baseline</source>
        <translation>与基线相比 %1</translation>
    </message>
    <message>
        <source>No interval: fewer than two values in a group</source>
        <translation>没有置信区间：某个分组的值少于两个</translation>
    </message>
    <message>
        <source>%1 % bootstrap interval of the difference: %2</source>
        <translation>差值的 %1 % bootstrap 置信区间：%2</translation>
    </message>
    <message>
        <source>It does not hold zero</source>
        <translation>区间不含零</translation>
    </message>
    <message>
        <source>It holds zero: no clear difference</source>
        <translation>区间含零：没有明显差异</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>(n %1, %2 not finite)</source>
        <translation>（n %1，%2 个非有限值）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read yet</source>
        <translation>
            <numerusform>%Ln 个尚未读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln infinite</source>
        <translation>
            <numerusform>%Ln 个无穷</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read yet: its history is not cached</source>
        <translation>尚未读取：其历史未缓存</translation>
    </message>
    <message>
        <source>higher, in the right direction</source>
        <translation>更高，方向正确</translation>
    </message>
    <message>
        <source>lower, in the right direction</source>
        <translation>更低，方向正确</translation>
    </message>
    <message>
        <source>higher, in the wrong direction</source>
        <translation>更高，方向错误</translation>
    </message>
    <message>
        <source>lower, in the wrong direction</source>
        <translation>更低，方向错误</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>This run logs it, but has none at %1</source>
        <translation>此运行记录了它，但在 %1 没有值</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log it, but have none at %1</source>
        <translation>
            <numerusform>%Ln 个记录了它，但在 %1 没有值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DifferenceGrid</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>ph::DifferenceKeyHeader</name>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>Lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>The same in all runs</source>
        <translation>在所有运行中都相同</translation>
    </message>
    <message>
        <source>Double-click sorts the columns by it</source>
        <translation>双击按此键排序各列</translation>
    </message>
</context>
<context>
    <name>ph::DifferenceRunHeader</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>baseline&apos;s group</source>
        <translation>基线所在分组</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the charts</source>
        <translation>在图表中显示</translation>
    </message>
    <message>
        <source>Hide in the charts</source>
        <translation>在图表中隐藏</translation>
    </message>
</context>
<context>
    <name>ph::DifferenceText</name>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>%1: std</source>
        <translation>%1：标准差</translation>
    </message>
    <message>
        <source>%1: median</source>
        <translation>%1：中位数</translation>
    </message>
    <message>
        <source>%1: n</source>
        <translation>%1：n</translation>
    </message>
</context>
<context>
    <name>ph::DifferenceView</name>
    <message>
        <source>Difference table</source>
        <translation>差异表</translation>
    </message>
    <message>
        <source>Copy as TSV, for a spreadsheet</source>
        <translation>复制为 TSV（用于电子表格）</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln keys vary</source>
        <translation>
            <numerusform>%Ln 个键中有 %1 个存在差异</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln 个匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln groups</source>
        <translation>
            <numerusform>%1，分为 %Ln 组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选择 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values unknown: no history is cached</source>
        <translation>
            <numerusform>%Ln 个值未知：没有缓存历史记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch histories</source>
        <translation>获取历史记录</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are not cached any more: </source>
        <translation>
            <numerusform>%Ln 个运行已不在缓存中：</numerusform>
        </translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>按 %1 排序</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>No runs to compare</source>
        <translation>没有可对比的运行</translation>
    </message>
    <message>
        <source>Select runs in Experiments, or write a query, and compare them.</source>
        <translation>在“实验”中选择运行或输入查询，然后进行对比。</translation>
    </message>
    <message>
        <source>No key matches the filter</source>
        <translation>没有匹配筛选条件的键</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有差异</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs hold the same value in all %1 keys.</source>
        <translation>
            <numerusform>%Ln 个运行在全部 %1 个键上取值相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有键</translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Make it the baseline</source>
        <translation>设为基线</translation>
    </message>
    <message>
        <source>Show in the charts</source>
        <translation>在图表中显示</translation>
    </message>
    <message>
        <source>Hide in the charts</source>
        <translation>在图表中隐藏</translation>
    </message>
    <message>
        <source>Sort columns by this row, ascending</source>
        <translation>按此行升序排列各列</translation>
    </message>
    <message>
        <source>Sort columns by this row, descending</source>
        <translation>按此行降序排列各列</translation>
    </message>
    <message>
        <source>Add a chart of it</source>
        <translation>为此添加图表</translation>
    </message>
    <message>
        <source>Higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>Lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>Neither: do not judge</source>
        <translation>不判断优劣</translation>
    </message>
</context>
<context>
    <name>ph::DiscoverCommand</name>
    <message>
        <source>No store was found in these folders.</source>
        <translation>在这些文件夹中未找到存储。</translation>
    </message>
    <message>
        <source>store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>The environment names no server, and there is no kubeconfig.</source>
        <translation>环境变量未指明服务器，也没有 kubeconfig。</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>named by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这样的文件夹。</translation>
    </message>
    <message>
        <source>The search was cut off: name a folder that holds less.</source>
        <translation>查找未完成：请指定内容较少的文件夹。</translation>
    </message>
</context>
<context>
    <name>ph::DisputesView</name>
    <message>
        <source>All teams mean the same</source>
        <translation>各团队的定义一致</translation>
    </message>
    <message>
        <source>Where two contracts of the shelf define a feature by another type, unit or owner, it stands here and is frozen: nobody may define it in yet another way until they agree.</source>
        <translation>当两份契约对同一特征给出不同的类型、单位或负责人时，它会列在这里并被冻结：在各方达成一致之前，不得再作不同的定义。</translation>
    </message>
    <message>
        <source>Features that are defined differently</source>
        <translation>定义不一致的特征</translation>
    </message>
    <message numerus="yes">
        <source>%Ln feature(s) mean something else to another team. They are frozen: nobody may define them in yet another way until the contracts agree. Open one to settle it.</source>
        <translation>
            <numerusform>有 %Ln 个特征在另一团队那里含义不同。它们已冻结：在契约达成一致之前，不得再作不同的定义。打开一份契约即可解决。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DistributionFigures</name>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 holds categories, which have no order of their own.</source>
        <translation>%1 是类别列，类别本身没有顺序。</translation>
    </message>
    <message>
        <source>Neither side has numbers of %1 to show.</source>
        <translation>两侧都没有 %1 的数值可显示。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>moved by</source>
        <translation>变化量</translation>
    </message>
    <message>
        <source>moved by, in %1</source>
        <translation>变化量（%1）</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>%1 的分布</translation>
    </message>
    <message>
        <source>density (bins differ in width)</source>
        <translation>密度（各区间宽度不同）</translation>
    </message>
    <message>
        <source>share of values</source>
        <translation>值的占比</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Cumulative distribution of %1</source>
        <translation>%1 的累积分布</translation>
    </message>
    <message>
        <source>share of values up to it</source>
        <translation>不大于该值的占比</translation>
    </message>
    <message>
        <source>largest distance %1</source>
        <translation>最大距离 %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>不大于 %1</translation>
    </message>
    <message>
        <source>Quantile–quantile plot of %1</source>
        <translation>%1 的分位数–分位数图</translation>
    </message>
    <message>
        <source>%1: reference</source>
        <translation>%1：参考</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>quantile %1</source>
        <translation>分位数 %1</translation>
    </message>
    <message>
        <source>quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>nothing moved</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Quantile shift of %1</source>
        <translation>%1 的分位数变化</translation>
    </message>
    <message>
        <source>quantile</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>quantile %1: moved by %2</source>
        <translation>分位数 %1：变化 %2</translation>
    </message>
    <message>
        <source>Moved by</source>
        <translation>变化量</translation>
    </message>
    <message>
        <source>Most moved categories of %1</source>
        <translation>%1 中变化最大的类别</translation>
    </message>
    <message>
        <source>Neither side has a category of %1 to show.</source>
        <translation>两侧都没有 %1 的类别可显示。</translation>
    </message>
    <message>
        <source>%1 is not compared by categories.</source>
        <translation>%1 不按类别比较。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>share of rows</source>
        <translation>行的占比</translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories that moved less are not shown.</source>
        <translation>
            <numerusform>未显示变化较小的 %Ln 个类别。</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows of the reference</source>
        <translation>参考行数</translation>
    </message>
    <message>
        <source>Current rows</source>
        <translation>当前行数</translation>
    </message>
</context>
<context>
    <name>ph::DraftController</name>
    <message>
        <source>Saving a draft for %1</source>
        <translation>正在保存 %1 的草稿</translation>
    </message>
</context>
<context>
    <name>ph::DraftReleaseView</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Tier of risk</source>
        <translation>风险等级</translation>
    </message>
    <message>
        <source>Data source of the rollback condition</source>
        <translation>回滚条件的数据源</translation>
    </message>
    <message>
        <source>What can trigger it</source>
        <translation>由什么触发</translation>
    </message>
    <message>
        <source>Rollback condition</source>
        <translation>回滚条件</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>这是为了什么？</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>What can go wrong, and for whom?</source>
        <translation>可能出什么问题，影响谁？</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>发布步骤</translation>
    </message>
    <message>
        <source>In which steps, how long watched?</source>
        <translation>分几步，观察多久？</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>验收</translation>
    </message>
    <message>
        <source>What must be seen before it is done?</source>
        <translation>看到什么才算完成？</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>添加一个部分</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>哪里</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>all parts move, and go back, as one</source>
        <translation>所有部分一起前进，也一起回退</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>退路</translation>
    </message>
    <message>
        <source>without it nothing is saved</source>
        <translation>没有它就不会保存任何内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>当</translation>
    </message>
    <message>
        <source>Asked of</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Gates, as of now</source>
        <translation>门禁（当前）</translation>
    </message>
    <message>
        <source>Choose environment and model: their gates are evaluated here.</source>
        <translation>选择环境和模型：其门禁会在这里评估。</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>Draft a release</source>
        <translation>起草发布</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <translation>
            <numerusform>%1，以及另外 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing. A draft changes nothing yet.</source>
        <translation>什么也不缺。草稿还不会改变任何东西。</translation>
    </message>
    <message>
        <source>%1 of %2 pass</source>
        <translation>%1/%2 通过</translation>
    </message>
</context>
<context>
    <name>ph::DriftColumnModel</name>
    <message>
        <source>reference: %1</source>
        <translation>参考：%1</translation>
    </message>
    <message>
        <source>current: %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>%1 of %2 drift</source>
        <comment>windows</comment>
        <translation>%2 个中 %1 个漂移</translation>
    </message>
    <message>
        <source>%1, corrected for all columns and segments (Benjamini–Hochberg)</source>
        <translation>%1，已按所有列和分段校正（Benjamini–Hochberg）</translation>
    </message>
    <message>
        <source>Corrected for how many columns and segments are tested (Benjamini–Hochberg)</source>
        <translation>已按所检验的列和分段的数量校正（Benjamini–Hochberg）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a table of data</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Method</source>
        <comment>of judging drift</comment>
        <translation>方法</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>p, corrected</source>
        <translation>p（校正）</translation>
    </message>
    <message>
        <source>Effect size</source>
        <translation>效应量</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>n reference</source>
        <translation>参考 n</translation>
    </message>
    <message>
        <source>n current</source>
        <translation>当前 n</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>the window from which a column stays moved</comment>
        <translation>始于</translation>
    </message>
    <message>
        <source>Windows</source>
        <comment>of time</comment>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ph::DriftController</name>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The study could not be kept.</source>
        <translation>无法保存该研究。</translation>
    </message>
    <message>
        <source>Comparing: %1</source>
        <translation>正在对比：%1</translation>
    </message>
    <message>
        <source>The study could not be opened.</source>
        <translation>无法打开该研究。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of studies cannot be read.</source>
        <translation>
            <numerusform>%Ln 个研究文件无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>The study could not be renamed.</source>
        <translation>无法重命名该研究。</translation>
    </message>
    <message>
        <source>The study could not be removed.</source>
        <translation>无法移除该研究。</translation>
    </message>
    <message>
        <source>%1 was moved into the folder &quot;removed&quot; beside the studies</source>
        <translation>%1 已移到研究旁边的 removed 文件夹</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>The table could not be saved.</source>
        <translation>无法保存表格。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>The picture could not be saved.</source>
        <translation>无法保存图片。</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>The chart could not be saved.</source>
        <translation>无法保存图表。</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>无法保存报告。</translation>
    </message>
    <message>
        <source>Fetching a run&apos;s table</source>
        <translation>正在获取运行的表</translation>
    </message>
    <message>
        <source>Reference: what it was like</source>
        <translation>参考：原来的样子</translation>
    </message>
    <message>
        <source>Current: what it is like now</source>
        <translation>当前：现在的样子</translation>
    </message>
    <message>
        <source>Dataset input %1: %2</source>
        <translation>数据集输入 %1：%2</translation>
    </message>
    <message>
        <source>The study has no column %1 any more.</source>
        <translation>该研究中已没有列 %1。</translation>
    </message>
    <message>
        <source>The link was copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>renaming the study %1</source>
        <translation>重命名研究 %1</translation>
    </message>
    <message>
        <source>removing the study %1</source>
        <translation>移除研究 %1</translation>
    </message>
    <message>
        <source>The study could not be put back.</source>
        <translation>无法恢复该研究。</translation>
    </message>
</context>
<context>
    <name>ph::DriftDetailView</name>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message>
        <source>corrected p %1</source>
        <translation>校正 p %1</translation>
    </message>
    <message>
        <source>threshold: %1</source>
        <translation>阈值：%1</translation>
    </message>
    <message>
        <source>n %1 and %2</source>
        <translation>n %1 和 %2</translation>
    </message>
    <message>
        <source>Behind the verdict</source>
        <translation>结论依据</translation>
    </message>
    <message>
        <source>Close the detail (Esc)</source>
        <translation>关闭详情 (Esc)</translation>
    </message>
    <message>
        <source>Rows behind it</source>
        <translation>依据的行</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>behind a verdict</comment>
        <translation>行</translation>
    </message>
    <message>
        <source>Reading the column from both tables…</source>
        <translation>正在从两个表读取该列…</translation>
    </message>
    <message>
        <source>all rows</source>
        <comment>not only those of a segment</comment>
        <translation>所有行</translation>
    </message>
    <message>
        <source>all windows</source>
        <translation>所有窗口</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s), those most unlike the reference first</source>
        <translation>
            <numerusform>%Ln 行中的 %1 行，与参考差异最大的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <comment>distribution function</comment>
        <translation>累积分布</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>of quantiles</comment>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>values</comment>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>创建事故…</translation>
    </message>
</context>
<context>
    <name>ph::DriftFiles</name>
    <message>
        <source>There is no study of this name: %1</source>
        <translation>没有这个名称的研究：%1</translation>
    </message>
    <message>
        <source>There is a study of this name already: %1</source>
        <translation>已有这个名称的研究：%1</translation>
    </message>
</context>
<context>
    <name>ph::DriftHeatPane</name>
    <message>
        <source>Heat map of</source>
        <translation>热力图内容</translation>
    </message>
    <message>
        <source>Columns by window</source>
        <translation>列 × 窗口</translation>
    </message>
    <message>
        <source>Segments by window</source>
        <translation>分段 × 窗口</translation>
    </message>
    <message>
        <source>Columns by segment</source>
        <translation>列 × 分段</translation>
    </message>
    <message>
        <source>Column of the heat map</source>
        <translation>热力图的列</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>行的顺序</translation>
    </message>
    <message>
        <source>as in the table</source>
        <translation>与表格一致</translation>
    </message>
    <message>
        <source>most drift first</source>
        <translation>漂移最大的在前</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>earliest onset first</source>
        <translation>最早开始的在前</translation>
    </message>
    <message>
        <source>Heat map of drift</source>
        <translation>漂移热力图</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The study has no segments: its settings name the columns that make some.</source>
        <translation>此分析没有分段：请在其设置中指定用于分段的列。</translation>
    </message>
    <message>
        <source>The study is not cut into windows: its settings say how long one is.</source>
        <translation>此分析没有划分窗口：请在其设置中指定窗口长度。</translation>
    </message>
    <message>
        <source>%1 · effect %2 · n %3 and %4</source>
        <translation>%1 · 效应 %2 · n %3 和 %4</translation>
    </message>
    <message>
        <source>The heat map of drift as a table</source>
        <translation>漂移热图的表格形式</translation>
    </message>
</context>
<context>
    <name>ph::DriftPlan</name>
    <message>
        <source>&quot;%1&quot; is no time: %2</source>
        <translation>“%1”不是时间：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a duration such as &quot;6h&quot; or &quot;1d&quot;</source>
        <translation>“%1”必须是时长，例如“6h”或“1d”</translation>
    </message>
    <message>
        <source>&quot;step&quot; must be shorter than &quot;length&quot;</source>
        <translation>“step”必须短于“length”</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: nothing is called &quot;%2&quot;</source>
        <translation>“%1”：没有名为“%2”的内容</translation>
    </message>
    <message>
        <source>a segment is a list of columns&apos; names</source>
        <translation>分段是列名的列表</translation>
    </message>
    <message>
        <source>&quot;leastShare&quot; must lie between 0 and 1</source>
        <translation>“leastShare”必须介于 0 和 1 之间</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number</source>
        <translation>“%1”必须是数值</translation>
    </message>
    <message>
        <source>not a drift study</source>
        <translation>不是漂移分析</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>缺少“%1”</translation>
    </message>
</context>
<context>
    <name>ph::DriftPlanEditor</name>
    <message>
        <source>Reference: what it was like</source>
        <translation>参考：过去的情况</translation>
    </message>
    <message>
        <source>Current: what it is like now</source>
        <translation>当前：现在的情况</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>分析的名称</translation>
    </message>
    <message>
        <source>Compare parts of one file by time</source>
        <translation>按时间对比同一文件的不同部分</translation>
    </message>
    <message>
        <source>Takes the reference file for both, and asks from when on rows are current.</source>
        <translation>两侧都使用参考文件，并询问从何时起的行算作当前。</translation>
    </message>
    <message>
        <source>Pilothouse: chance and effect together</source>
        <translation>Pilothouse：同时考虑显著性与效应</translation>
    </message>
    <message>
        <source>Evidently: as Evidently 0.7 judges</source>
        <translation>Evidently：与 Evidently 0.7 的评判一致</translation>
    </message>
    <message>
        <source>With fewer rows that have a value, on either side, there is no verdict.</source>
        <translation>任一侧有值的行少于此数时，不给出结论。</translation>
    </message>
    <message>
        <source>one column</source>
        <translation>一列</translation>
    </message>
    <message>
        <source>The share of columns that has to drift for the table to.</source>
        <translation>漂移的列达到此占比时，整表判为漂移。</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认规则</translation>
    </message>
    <message>
        <source>Rows at least</source>
        <translation>最少行数</translation>
    </message>
    <message>
        <source>The table drifts with</source>
        <translation>整表漂移条件</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>评判方式</translation>
    </message>
    <message>
        <source>Choose the reference: a table of when all was well.</source>
        <translation>请选择参考：一切正常时的表。</translation>
    </message>
    <message>
        <source>Choose the current table.</source>
        <translation>请选择当前的表。</translation>
    </message>
    <message>
        <source>A time is written like 2026-11-01 or 2026-11-01 06:30.</source>
        <translation>时间的写法为 2026-11-01 或 2026-11-01 06:30。</translation>
    </message>
    <message>
        <source>Both are the same rows: say of which time each is.</source>
        <translation>两侧是同样的行：请分别指定各自的时间范围。</translation>
    </message>
    <message>
        <source>Give the study a name.</source>
        <translation>请为分析命名。</translation>
    </message>
    <message>
        <source>Both tables have to be looked at first.</source>
        <translation>必须先查看两个表。</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>Looking at both tables…</source>
        <translation>正在查看两个表…</translation>
    </message>
    <message>
        <source>Types and roles are a guess from some of the rows. Double-click or F2 changes one, Space whether a column is judged.</source>
        <translation>类型和角色根据部分行推测。双击或按 F2 可更改，按空格键切换该列是否参与评判。</translation>
    </message>
    <message>
        <source>DuckDB&apos;s library</source>
        <translation>DuckDB 库</translation>
    </message>
    <message>
        <source>Choose the library…</source>
        <translation>选择库…</translation>
    </message>
</context>
<context>
    <name>ph::DriftReason</name>
    <message>
        <source>more than chance, but too little to count</source>
        <translation>超出偶然，但太小而不计</translation>
    </message>
    <message>
        <source>large enough to count, but it may be chance</source>
        <translation>大到足以计入，但可能出于偶然</translation>
    </message>
    <message>
        <source>Evidently judges texts by a classifier, which is no method here</source>
        <translation>Evidently 用分类器判断文本，此处没有这种方法</translation>
    </message>
    <message>
        <source>no values in the reference</source>
        <translation>参考数据中没有值</translation>
    </message>
    <message>
        <source>no values in the current data</source>
        <translation>当前数据中没有值</translation>
    </message>
    <message>
        <source>%1 rows with a value, where %2 are the fewest that count</source>
        <translation>有值的行为 %1 行，至少需要 %2 行才计入</translation>
    </message>
    <message>
        <source>%1 is in the unit of the column and needs a threshold of its own</source>
        <translation>%1 以该列的单位计，需要自己的阈值</translation>
    </message>
    <message>
        <source>%1 is not defined for such a column</source>
        <translation>%1 不适用于这种列</translation>
    </message>
    <message>
        <source>not defined for values such as these</source>
        <translation>对这样的值没有定义</translation>
    </message>
    <message>
        <source>Evidently&apos;s G-test needs as many rows on either side</source>
        <translation>Evidently 的 G 检验要求两侧行数相同</translation>
    </message>
    <message>
        <source>every category is too rare for a comparison of counts</source>
        <translation>每个类别都太少，无法比较计数</translation>
    </message>
    <message>
        <source>the segment is made of this column&apos;s values</source>
        <translation>该分段正是由此列的值构成的</translation>
    </message>
    <message>
        <source>no column can take part</source>
        <translation>没有可参与的列</translation>
    </message>
    <message>
        <source>%1 columns are more than the %2 that can take part</source>
        <translation>%1 列多于可参与的 %2 列</translation>
    </message>
    <message>
        <source>%1 rows of each side can take part, %2 are needed</source>
        <translation>每侧可参与的有 %1 行，需要 %2 行</translation>
    </message>
    <message>
        <source>%1 rows of the reference and %2 of the current table, %3 are needed</source>
        <translation>参考表 %1 行，当前表 %2 行，需要 %3 行</translation>
    </message>
    <message>
        <source>fewer than two columns vary in the reference</source>
        <translation>参考数据中有变化的列不足两列</translation>
    </message>
</context>
<context>
    <name>ph::DriftResultView</name>
    <message>
        <source>Columns</source>
        <comment>of a study</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Together</source>
        <comment>columns that moved together</comment>
        <translation>联合</translation>
    </message>
    <message>
        <source>Performance</source>
        <comment>of a model</comment>
        <translation>性能</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>Filter by name, type, method, verdict</source>
        <translation>按名称、类型、方法、结论筛选</translation>
    </message>
    <message>
        <source>Filter columns</source>
        <translation>筛选列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln 列</numerusform>
        </translation>
    </message>
    <message>
        <source>all rows</source>
        <comment>not only those of a segment</comment>
        <translation>所有行</translation>
    </message>
</context>
<context>
    <name>ph::DriftScreen</name>
    <message>
        <source>New study…</source>
        <translation>新建分析…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <comment>of a study</comment>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Did the data move?</source>
        <translation>数据变了吗？</translation>
    </message>
    <message>
        <source>A study compares a table of now with one of when all was well: by column, by segment and over time. Drop two files here (CSV, NDJSON, JSON, SQLite, Parquet), or one with a column of time.</source>
        <translation>分析会将现在的表与一切正常时的表进行对比：按列、按分段、随时间。将两个文件（CSV、NDJSON、JSON、SQLite、Parquet）拖放到这里，或拖放一个带时间列的文件。</translation>
    </message>
    <message>
        <source>Studies</source>
        <comment>of drift</comment>
        <translation>分析</translation>
    </message>
    <message>
        <source>Imported reports</source>
        <translation>导入的报告</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>未打开分析</translation>
    </message>
    <message>
        <source>Export, duplicate, rename, remove</source>
        <translation>导出、复制、重命名、移除</translation>
    </message>
    <message>
        <source>Save the table as CSV…</source>
        <translation>表格另存为 CSV…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Save the heat map as SVG…</source>
        <translation>热力图另存为 SVG…</translation>
    </message>
    <message>
        <source>Save the heat map</source>
        <translation>保存热力图</translation>
    </message>
    <message>
        <source>Save the heat map as PNG…</source>
        <translation>热力图另存为 PNG…</translation>
    </message>
    <message>
        <source>Save a report as HTML…</source>
        <translation>报告另存为 HTML…</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Duplicate the study</source>
        <translation>复制分析</translation>
    </message>
    <message>
        <source>Rename the study…</source>
        <translation>重命名分析…</translation>
    </message>
    <message>
        <source>Remove the study</source>
        <translation>移除分析</translation>
    </message>
    <message>
        <source>Comparing: %1</source>
        <translation>正在对比：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The comparison was cancelled</source>
        <translation>对比已取消</translation>
    </message>
    <message>
        <source>Nothing of it is kept but its settings.</source>
        <translation>除设置外，什么也没有保留。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Rename the study</source>
        <translation>重命名分析</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>分析的名称</translation>
    </message>
    <message>
        <source>%1 against %2. What a study finds is worked out from its files as they are now.</source>
        <translation>%1 对比 %2。研究的结果由其文件的当前内容得出。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Reference: what it was like</source>
        <translation>参考：原来的样子</translation>
    </message>
    <message>
        <source>Contracts</source>
        <comment>of data</comment>
        <translation>契约</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Parquet cannot be read here</source>
        <translation>此处无法读取 Parquet</translation>
    </message>
    <message>
        <source>Choose the library…</source>
        <translation>选择库…</translation>
    </message>
    <message>
        <source>Copy a link to the study</source>
        <translation>复制指向此研究的链接</translation>
    </message>
</context>
<context>
    <name>ph::DriftSubject</name>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>length of %1 in characters</source>
        <translation>%1 的长度（字符）</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
</context>
<context>
    <name>ph::DriftWords</name>
    <message>
        <source>Drift</source>
        <comment>verdict</comment>
        <translation>漂移</translation>
    </message>
    <message>
        <source>No drift</source>
        <comment>verdict</comment>
        <translation>无漂移</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>verdict</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>PSI</source>
        <comment>population stability index</comment>
        <translation>PSI</translation>
    </message>
    <message>
        <source>Kolmogorov–Smirnov</source>
        <translation>Kolmogorov–Smirnov</translation>
    </message>
    <message>
        <source>Wasserstein, in units</source>
        <translation>Wasserstein（原单位）</translation>
    </message>
    <message>
        <source>Wasserstein, normed</source>
        <translation>Wasserstein（归一化）</translation>
    </message>
    <message>
        <source>Jensen–Shannon</source>
        <translation>Jensen–Shannon</translation>
    </message>
    <message>
        <source>Kullback–Leibler</source>
        <translation>Kullback–Leibler</translation>
    </message>
    <message>
        <source>Hellinger</source>
        <translation>Hellinger</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>总变差</translation>
    </message>
    <message>
        <source>Chi-square</source>
        <translation>卡方检验</translation>
    </message>
    <message>
        <source>G-test</source>
        <translation>G 检验</translation>
    </message>
    <message>
        <source>Cramér&apos;s V</source>
        <translation>Cramér&apos;s V</translation>
    </message>
    <message>
        <source>Anderson–Darling</source>
        <translation>Anderson–Darling</translation>
    </message>
    <message>
        <source>Mann–Whitney</source>
        <translation>Mann–Whitney</translation>
    </message>
    <message>
        <source>Cramér–von Mises</source>
        <translation>Cramér–von Mises</translation>
    </message>
    <message>
        <source>Energy distance</source>
        <translation>能量距离</translation>
    </message>
    <message>
        <source>Z-test of shares</source>
        <translation>比例 Z 检验</translation>
    </message>
    <message>
        <source>t-test of means</source>
        <translation>均值 t 检验</translation>
    </message>
    <message>
        <source>Text length</source>
        <translation>文本长度</translation>
    </message>
    <message>
        <source>Words not known</source>
        <translation>未登录词</translation>
    </message>
    <message>
        <source>Character n-grams</source>
        <translation>字符 n-gram</translation>
    </message>
    <message>
        <source>the statistic</source>
        <comment>as effect size</comment>
        <translation>统计量</translation>
    </message>
    <message>
        <source>KS distance</source>
        <translation>KS 距离</translation>
    </message>
    <message>
        <source>Cliff&apos;s delta</source>
        <translation>Cliff&apos;s delta</translation>
    </message>
    <message>
        <source>Cohen&apos;s d</source>
        <translation>Cohen&apos;s d</translation>
    </message>
    <message>
        <source>difference of shares</source>
        <translation>比例差</translation>
    </message>
    <message>
        <source>number</source>
        <comment>type of a column</comment>
        <translation>数值</translation>
    </message>
    <message>
        <source>integer</source>
        <comment>type of a column</comment>
        <translation>整数</translation>
    </message>
    <message>
        <source>boolean</source>
        <comment>type of a column</comment>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>category</source>
        <comment>type of a column</comment>
        <translation>类别</translation>
    </message>
    <message>
        <source>timestamp</source>
        <comment>type of a column</comment>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>text</source>
        <comment>type of a column</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>feature</source>
        <comment>role of a column</comment>
        <translation>特征</translation>
    </message>
    <message>
        <source>prediction</source>
        <comment>role of a column</comment>
        <translation>预测</translation>
    </message>
    <message>
        <source>score</source>
        <comment>role of a column</comment>
        <translation>分数</translation>
    </message>
    <message>
        <source>label</source>
        <comment>role of a column</comment>
        <translation>标注</translation>
    </message>
    <message>
        <source>segment</source>
        <comment>role of a column</comment>
        <translation>分段</translation>
    </message>
    <message>
        <source>time</source>
        <comment>role of a column</comment>
        <translation>时间</translation>
    </message>
    <message>
        <source>entity id</source>
        <comment>role of a column</comment>
        <translation>实体 ID</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>verdict of a check</comment>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>verdict of a check</comment>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>verdict of a check</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Not judged</source>
        <comment>verdict of a check</comment>
        <translation>未评判</translation>
    </message>
    <message>
        <source>drift</source>
        <comment>kind of a check</comment>
        <translation>漂移</translation>
    </message>
    <message>
        <source>missing values</source>
        <comment>kind of a check</comment>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>categories</source>
        <comment>kind of a check</comment>
        <translation>类别</translation>
    </message>
    <message>
        <source>range</source>
        <comment>kind of a check</comment>
        <translation>范围</translation>
    </message>
    <message>
        <source>uniqueness</source>
        <comment>kind of a check</comment>
        <translation>唯一性</translation>
    </message>
    <message>
        <source>constant</source>
        <comment>kind of a check</comment>
        <translation>常量</translation>
    </message>
    <message>
        <source>type</source>
        <comment>kind of a check</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>columns</source>
        <comment>kind of a check</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>freshness</source>
        <comment>kind of a check</comment>
        <translation>时效性</translation>
    </message>
    <message>
        <source>volume</source>
        <comment>kind of a check</comment>
        <translation>数据量</translation>
    </message>
    <message>
        <source>statistic</source>
        <comment>kind of a check</comment>
        <translation>统计量</translation>
    </message>
    <message>
        <source>performance</source>
        <comment>kind of a check</comment>
        <translation>性能</translation>
    </message>
    <message>
        <source>other</source>
        <comment>kind of a check</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>effect ≥ %1</source>
        <translation>效应 ≥ %1</translation>
    </message>
    <message>
        <source>statistic ≥ %1 and p &lt; %2</source>
        <translation>统计量 ≥ %1 且 p &lt; %2</translation>
    </message>
    <message>
        <source>statistic ≥ %1</source>
        <translation>统计量 ≥ %1</translation>
    </message>
    <message>
        <source>p &lt; %1 and %2</source>
        <translation>p &lt; %1 且 %2</translation>
    </message>
    <message>
        <source>p &lt; %1</source>
        <translation>p &lt; %1</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>%1 infinite</source>
        <translation>%1 无穷值</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln column(s) drift</source>
        <translation>
            <numerusform>%Ln 列中 %1 列漂移</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) without data</source>
        <translation>
            <numerusform>%Ln 列无数据</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DropHint</name>
    <message>
        <source>Drop to open</source>
        <translation>拖放到此处打开</translation>
    </message>
    <message>
        <source>A store (an mlruns folder or an mlflow.db), a pack, a report on drift or data quality, and a policy can be dropped here.</source>
        <translation>可以拖入：存储（mlruns 文件夹或 mlflow.db）、离线包、漂移或数据质量报告，以及策略。</translation>
    </message>
</context>
<context>
    <name>ph::Dropping</name>
    <message>
        <source>Looking at what was dropped</source>
        <translation>正在查看拖入的内容</translation>
    </message>
    <message>
        <source>%1: one pack is shown at a time</source>
        <translation>%1：一次只显示一个离线包</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of other computers, or more than can be looked at at once</source>
        <translation>
            <numerusform>%Ln 个地址属于其他计算机，或超出一次可查看的数量</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect %1? It is only read.</source>
        <translation>连接“%1”？只会读取它。</translation>
    </message>
    <message numerus="yes">
        <source>Connect these %Ln places? They are only read.</source>
        <translation>
            <numerusform>连接这 %Ln 个位置？只会读取它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Nothing of this can be opened. %1</source>
        <translation>这些都无法打开。%1</translation>
    </message>
    <message>
        <source>Not all of this can be opened. %1</source>
        <translation>其中有些无法打开。%1</translation>
    </message>
</context>
<context>
    <name>ph::DuckDbEdit</name>
    <message>
        <source>DuckDB&apos;s library</source>
        <translation>DuckDB 库</translation>
    </message>
    <message>
        <source>found by its name, libduckdb.so</source>
        <translation>按名称 libduckdb.so 查找</translation>
    </message>
    <message>
        <source>Parquet is read through DuckDB&apos;s library. Where it lies is kept for this computer, not in a study.</source>
        <translation>Parquet 通过 DuckDB 库读取。库的位置只为本机保存，不写入研究。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose DuckDB&apos;s library</source>
        <translation>选择 DuckDB 库</translation>
    </message>
    <message>
        <source>Libraries (*.so *.so.* *.dylib *.dll);;All files (*)</source>
        <translation>库 (*.so *.so.* *.dylib *.dll);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Parquet is read through DuckDB&apos;s library, which could not be loaded. Choose its file (libduckdb.so, of version 1.0 or later), or install it where the system finds libraries.</source>
        <translation>Parquet 通过 DuckDB 库读取，但该库无法加载。请选择其文件（libduckdb.so，1.0 或更高版本），或将其安装到系统查找库的位置。</translation>
    </message>
</context>
<context>
    <name>ph::EndpointConditionModel</name>
    <message>
        <source>%1, no failure</source>
        <comment>status of a condition</comment>
        <translation>%1，不是故障</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
</context>
<context>
    <name>ph::EndpointDetail</name>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Traffic by target</source>
        <translation>按目标的流量</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>What is observed: nobody can tell.</source>
        <translation>观察到的：无从得知。</translation>
    </message>
    <message>
        <source>Observed by: %1.</source>
        <translation>观察依据：%1。</translation>
    </message>
    <message>
        <source>Change traffic…</source>
        <translation>更改流量…</translation>
    </message>
    <message>
        <source>Cannot be changed from here: %1</source>
        <translation>无法在此更改：%1</translation>
    </message>
    <message>
        <source>Rollout…</source>
        <translation>滚动发布…</translation>
    </message>
</context>
<context>
    <name>ph::EndpointEventModel</name>
    <message>
        <source>Warning</source>
        <comment>type of a Kubernetes event</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>type of a Kubernetes event</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column: of a Kubernetes event</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Count</source>
        <comment>column: how often an event was noted</comment>
        <translation>次数</translation>
    </message>
    <message>
        <source>Last</source>
        <comment>column: when an event was noted last</comment>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>First</source>
        <comment>column: when an event was noted first</comment>
        <translation>首次</translation>
    </message>
    <message>
        <source>Object</source>
        <comment>column: whom an event is about</comment>
        <translation>对象</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>column: who noted an event</comment>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>ph::EndpointHeader</name>
    <message>
        <source>Copy</source>
        <comment>the URL</comment>
        <translation>复制</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>见于%1</translation>
    </message>
    <message>
        <source>Copy the URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Close the detail (Esc)</source>
        <translation>关闭详情 (Esc)</translation>
    </message>
    <message>
        <source>Changes made here would be undone by %1.</source>
        <translation>在此所做的更改会被 %1 撤销。</translation>
    </message>
    <message>
        <source>Serves</source>
        <comment>followed by a model version</comment>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Serves %1</source>
        <translation>提供 %1</translation>
    </message>
    <message>
        <source>Open %1 in the registry</source>
        <translation>在注册表中打开 %1</translation>
    </message>
    <message>
        <source>It is no longer there. This is what was seen last.</source>
        <translation>它已不存在。这是最后一次看到的样子。</translation>
    </message>
    <message>
        <source>Last change: %1</source>
        <translation>最后更改：%1</translation>
    </message>
    <message>
        <source>Last change: not recorded</source>
        <translation>最后更改：没有记录</translation>
    </message>
</context>
<context>
    <name>ph::EndpointModel</name>
    <message>
        <source>%1 %2</source>
        <comment>health and when it was seen: Ready 2 h ago</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Serves</source>
        <comment>column: the model version that is served</comment>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>Replicas</source>
        <comment>column: ready and wanted</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最后更改</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>ph::EndpointPage</name>
    <message>
        <source>The connection is switched off.</source>
        <translation>该连接已关闭。</translation>
    </message>
</context>
<context>
    <name>ph::EndpointRevisionModel</name>
    <message>
        <source>Revision</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>column: a storage URI or an image</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Runtime</source>
        <comment>column: the server around a model</comment>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Replicas</source>
        <comment>column: ready and wanted</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>Resources</source>
        <comment>column: CPU and memory</comment>
        <translation>资源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ph::EndpointTable</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy the URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
</context>
<context>
    <name>ph::EndpointWords</name>
    <message>
        <source>Failing</source>
        <comment>health of an endpoint</comment>
        <translation>故障</translation>
    </message>
    <message>
        <source>Changing</source>
        <comment>health of an endpoint: not settled yet</comment>
        <translation>变化中</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>health of an endpoint</comment>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>health of an endpoint</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>The cluster does not say whether it is ready.</source>
        <translation>集群没有说明它是否就绪。</translation>
    </message>
    <message>
        <source>It is being deleted.</source>
        <translation>它正在被删除。</translation>
    </message>
    <message>
        <source>The last change has not been taken up yet.</source>
        <translation>最后的更改尚未被采纳。</translation>
    </message>
    <message>
        <source>Revision %1 is not ready yet.</source>
        <translation>修订版 %1 尚未就绪。</translation>
    </message>
    <message>
        <source>True</source>
        <comment>status of a condition</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>False</source>
        <comment>status of a condition</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>status of a condition</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>stable</source>
        <comment>part of an endpoint&apos;s traffic</comment>
        <translation>稳定</translation>
    </message>
    <message>
        <source>candidate</source>
        <comment>part of an endpoint&apos;s traffic</comment>
        <translation>候选</translation>
    </message>
    <message>
        <source>shadow</source>
        <comment>part of an endpoint&apos;s traffic: gets copies, answers nobody</comment>
        <translation>影子</translation>
    </message>
    <message>
        <source>other</source>
        <comment>part of an endpoint&apos;s traffic</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>the object&apos;s own status</source>
        <comment>where observed traffic is known from</comment>
        <translation>对象自身的状态</translation>
    </message>
    <message>
        <source>weights of the route</source>
        <comment>where observed traffic is known from</comment>
        <translation>路由的权重</translation>
    </message>
    <message>
        <source>counted requests</source>
        <comment>where observed traffic is known from</comment>
        <translation>统计的请求数</translation>
    </message>
    <message>
        <source>not observable</source>
        <comment>traffic</comment>
        <translation>无法观察</translation>
    </message>
    <message>
        <source>declared: %1; observed: %2</source>
        <comment>traffic</comment>
        <translation>声明：%1；观察：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who changed it, when: kubectl, 2 h ago</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ph::EndpointsController</name>
    <message numerus="yes">
        <source>%Ln endpoint(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 个端点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::EndpointsScreen</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Filter by name, namespace, model, system, health</source>
        <translation>按名称、命名空间、模型、系统、健康筛选</translation>
    </message>
    <message>
        <source>Filter endpoints</source>
        <translation>筛选端点</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No endpoint has these words.</source>
        <translation>没有端点包含这些词。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Reading the endpoints…</source>
        <translation>正在读取端点…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ph::EnvironmentFile</name>
    <message>
        <source>only rollouts on an endpoint are driven in a cluster</source>
        <translation>只有端点上的滚动发布才能在集群中驱动</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has small letters, digits and &apos;-&apos;, at most 63</source>
        <translation>“%1”只能含小写字母、数字和“-”，最多 63 个字符</translation>
    </message>
    <message>
        <source>rollouts are driven on kserve, argo-rollouts and seldon-1 only</source>
        <translation>只能在 kserve、argo-rollouts 和 seldon-1 上驱动滚动发布</translation>
    </message>
    <message>
        <source>&quot;alerts&quot; must be labels and their values, as in {model: fraud}</source>
        <translation>“alerts”必须是标签及其值，例如 {model: fraud}</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a label</source>
        <translation>“%1”不是标签的名称</translation>
    </message>
    <message>
        <source>&quot;value&quot; must hold {version} or {source}, else every release writes the same</source>
        <translation>“value”必须含有 {version} 或 {source}，否则每次发布写入的内容都相同</translation>
    </message>
    <message>
        <source>the environment needs &quot;target&quot;: an alias, a stage, a field in Git or an endpoint</source>
        <translation>环境需要“target”：别名、阶段、Git 中的字段或端点</translation>
    </message>
    <message>
        <source>target needs exactly one of alias, stage, git, endpoint; an endpoint may have an alias beside it</source>
        <translation>target 必须恰好有 alias、stage、git、endpoint 之一；endpoint 旁可以有 alias</translation>
    </message>
    <message>
        <source>&quot;announce&quot; is registry or nowhere</source>
        <translation>“announce”只能是 registry 或 nowhere</translation>
    </message>
    <message>
        <source>the environment needs &quot;home&quot;: where release records live</source>
        <translation>环境需要“home”：发布记录所在之处</translation>
    </message>
    <message>
        <source>the environment</source>
        <extracomment>in &quot;%1 needs &quot;%2&quot;&quot; and the like</extracomment>
        <translation>环境</translation>
    </message>
    <message>
        <source>this program reads version 1 only</source>
        <translation>此程序只能读取版本 1</translation>
    </message>
    <message>
        <source>a name has letters, digits, &apos;-&apos; and &apos;_&apos;, at most 60</source>
        <translation>名称只能含字母、数字、“-”和“_”，最多 60 个字符</translation>
    </message>
    <message>
        <source>an endpoint serves one registered model: name it as &quot;model&quot;</source>
        <translation>一个端点服务于一个已注册的模型：请用“model”指明</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>the file is nested too deep</source>
        <translation>文件嵌套太深</translation>
    </message>
    <message>
        <source>the file must hold one environment</source>
        <translation>文件必须只含一个环境</translation>
    </message>
    <message>
        <source>the environment is named &quot;%1&quot;, its file is not</source>
        <translation>环境名为“%1”，而其文件不是</translation>
    </message>
    <message>
        <source>there are no environments yet</source>
        <translation>还没有任何环境</translation>
    </message>
    <message>
        <source>there is no environment of this name; there are %1</source>
        <translation>没有这个名称的环境；现有 %1</translation>
    </message>
    <message>
        <source>there is an environment of this name; remove %1 first</source>
        <translation>已有这个名称的环境；请先移除 %1</translation>
    </message>
    <message>
        <source>write the policy as one plain or quoted path on a line of its own</source>
        <translation>请将策略写成单独一行的一个路径，可加引号</translation>
    </message>
    <message>
        <source>&quot;branch&quot; is no name that Git takes</source>
        <translation>“branch”不是 Git 接受的名称</translation>
    </message>
    <message>
        <source>&quot;file&quot; must be a path within the repository</source>
        <translation>“file”必须是仓库内的路径</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a number from 0 up</source>
        <translation>“%1”是不小于 0 的数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a number above 0</source>
        <translation>“%1”是大于 0 的数字</translation>
    </message>
    <message>
        <source>metrics takes a token, or user and password, not both</source>
        <translation>metrics 要么用令牌，要么用用户名和密码，不能两者都用</translation>
    </message>
    <message>
        <source>&quot;ca&quot; must be an absolute path</source>
        <translation>“ca”必须是绝对路径</translation>
    </message>
    <message>
        <source>a password does not belong in an address</source>
        <translation>密码不应写在地址中</translation>
    </message>
    <message>
        <source>%1 must be a mapping with keys %2</source>
        <translation>%1 必须是含以下键的映射：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands twice in %2</source>
        <translation>“%1”在 %2 中出现了两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no key of %2; there are %3</source>
        <translation>“%1”不是 %2 的键；可用的键有 %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no key of %2; do you mean &quot;%3&quot;?</source>
        <translation>“%1”不是 %2 的键；是否指“%3”？</translation>
    </message>
    <message>
        <source>%1 needs &quot;%2&quot;</source>
        <translation>%1 需要“%2”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be one text</source>
        <translation>“%1”必须是单个文本</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds line breaks or control characters</source>
        <translation>“%1”含有换行符或控制字符</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long</source>
        <translation>“%1”太长</translation>
    </message>
</context>
<context>
    <name>ph::EnvironmentProbe</name>
    <message>
        <source>Tracker</source>
        <translation>跟踪服务</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>注册表</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Release home</source>
        <translation>发布库</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>unauthorized</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>禁止访问</translation>
    </message>
    <message>
        <source>not-found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>rate-limited</source>
        <translation>请求受限</translation>
    </message>
    <message>
        <source>server-fault</source>
        <translation>服务器故障</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>nothing here can ask it yet</source>
        <translation>此处尚无办法询问</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 无法使用</translation>
    </message>
    <message>
        <source>any model may be released here</source>
        <translation>此处可发布任何模型</translation>
    </message>
    <message>
        <source>it answers, but has no branch %1 yet</source>
        <translation>可以访问，但尚无分支 %1</translation>
    </message>
    <message>
        <source>%1 is at %2</source>
        <translation>%1 位于 %2</translation>
    </message>
    <message>
        <source>none is named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>%1 is a name, not an address that can be asked</source>
        <translation>%1 是名称，不是可以询问的地址</translation>
    </message>
    <message>
        <source>it answers with HTTP %1</source>
        <translation>返回 HTTP %1</translation>
    </message>
    <message>
        <source>none is named, so nothing watches a release</source>
        <translation>未指定，因此没有任何东西监视发布</translation>
    </message>
    <message>
        <source>%1 of %2 watched targets are up</source>
        <translation>%2 个监视目标中有 %1 个正常</translation>
    </message>
</context>
<context>
    <name>ph::EnvironmentRules</name>
    <message>
        <source>Only approved versions are promoted</source>
        <translation>只晋升经过批准的版本</translation>
    </message>
    <message>
        <source>The registry does not ask for approvals: whoever may write to it can move the alias.</source>
        <translation>注册表不要求批准：任何有写权限者都能移动别名。</translation>
    </message>
    <message>
        <source>The registry does not ask for approvals: whoever may write to it can change the stage.</source>
        <translation>注册表不要求批准：任何有写权限者都能更改阶段。</translation>
    </message>
    <message>
        <source>Git does not tell whether %1 is protected, so it counts as open to whoever may push.</source>
        <translation>Git 不会告知 %1 是否受保护，因此视为对任何可推送者开放。</translation>
    </message>
    <message>
        <source>The release home did not answer, so nothing is known of it.</source>
        <translation>发布库没有应答，因此对其一无所知。</translation>
    </message>
    <message>
        <source>One writer at a time</source>
        <translation>同一时间只有一个写入者</translation>
    </message>
    <message>
        <source>The release home refuses a push that is not on top of what is there.</source>
        <translation>发布库拒绝不基于现有内容的推送。</translation>
    </message>
    <message>
        <source>Approvals and evidence stay as they were signed</source>
        <translation>批准与证据保持签署时的样子</translation>
    </message>
    <message>
        <source>Nobody stops a change to the home&apos;s files, but signatures, digests and rewritten history show it.</source>
        <translation>没有人阻止对发布库文件的改动，但签名、摘要和被改写的历史会使其显露。</translation>
    </message>
    <message>
        <source>What is live is what was released</source>
        <translation>线上的就是所发布的</translation>
    </message>
    <message>
        <source>Others can change the target; the next look at it shows that.</source>
        <translation>他人可以更改目标；下一次查看即可发现。</translation>
    </message>
    <message>
        <source>The target was not seen, so a change by others would not be noticed.</source>
        <translation>未看到目标，因此他人的改动不会被发现。</translation>
    </message>
    <message>
        <source>A step changes only what was observed</source>
        <translation>每一步只更改所观察到的内容</translation>
    </message>
    <message>
        <source>Git refuses the push where the branch has moved since it was looked at.</source>
        <translation>若分支在查看之后有移动，Git 会拒绝推送。</translation>
    </message>
    <message>
        <source>The repository was not seen, so nothing is known of it.</source>
        <translation>未看到仓库，因此对其一无所知。</translation>
    </message>
    <message>
        <source>The registry has no compare-and-set: another writer may come between look and change.</source>
        <translation>注册表没有比较并设置：在查看与更改之间可能有其他写入者。</translation>
    </message>
    <message>
        <source>Freezes and release windows</source>
        <translation>冻结与发布窗口</translation>
    </message>
    <message>
        <source>Only this program knows the calendar of the policy.</source>
        <translation>只有本程序知道策略的日历。</translation>
    </message>
    <message>
        <source>Exposure caps</source>
        <translation>流量上限</translation>
    </message>
    <message>
        <source>The target moves all traffic at once: only this program refuses a tier whose cap is below 100 %.</source>
        <translation>目标一次切换全部流量：上限低于 100 % 的等级只由本程序拒绝。</translation>
    </message>
    <message>
        <source>The rollback condition is watched</source>
        <translation>回滚条件受到监视</translation>
    </message>
    <message>
        <source>The metrics source answers; this program sees the condition while it runs.</source>
        <translation>指标来源有应答；本程序运行期间会查看该条件。</translation>
    </message>
    <message>
        <source>No metrics source answers, so nobody would see the condition.</source>
        <translation>没有指标来源应答，因此没有人会看到该条件。</translation>
    </message>
    <message>
        <source>The cluster does not ask for approvals: whoever may patch the endpoint can change it.</source>
        <translation>集群不要求审批：凡有权修改该端点者都能更改它。</translation>
    </message>
    <message>
        <source>The API server refuses a write where the object changed since it was looked at.</source>
        <translation>对象自查看后若有变化，API 服务器会拒绝写入。</translation>
    </message>
    <message>
        <source>The endpoint was not seen, so nothing is known of it.</source>
        <translation>未能看到该端点，因此对它一无所知。</translation>
    </message>
    <message>
        <source>A rollout never asks for more than its cap; who else may patch the endpoint can, which the rollout sees and holds.</source>
        <translation>滚动发布绝不会要求超过其上限；其他有权修改端点者可以，滚动发布会看到并暂停。</translation>
    </message>
</context>
<context>
    <name>ph::EnvironmentView</name>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Draft a release</source>
        <translation>起草发布</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>Who enforces it here</source>
        <translation>此处由谁保证</translation>
    </message>
    <message>
        <source>enforced: the system refuses · detected: we see it afterwards · advisory: only this program asks</source>
        <translation>强制：系统拒绝 · 可检出：事后可见 · 建议：仅本程序要求</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Frozen: %1</source>
        <translation>已冻结：%1</translation>
    </message>
    <message>
        <source>Stops promotions, never rollbacks</source>
        <translation>阻止晋级，从不阻止回滚</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Rehearse rollback</source>
        <translation>演练回滚</translation>
    </message>
    <message>
        <source>Looks whether what a rollback goes to is there and loads; changes nothing</source>
        <translation>查看回滚目标是否存在并能加载；不作任何更改</translation>
    </message>
    <message>
        <source>Looking whether what a rollback goes to can be loaded…</source>
        <translation>正在查看回滚目标能否加载…</translation>
    </message>
    <message>
        <source>Rehearsed: %1 is there and can be loaded.</source>
        <translation>演练完成：%1 存在且可以加载。</translation>
    </message>
    <message>
        <source>rollback rehearsed %1</source>
        <translation>回滚演练于 %1</translation>
    </message>
</context>
<context>
    <name>ph::EvaluationView</name>
    <message>
        <source>The file could not be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>%1 of %2 runs are shown; select runs to see theirs.</source>
        <translation>显示 %2 个运行中的 %1 个；选择运行可查看对应内容。</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln runs were looked at; select runs to see theirs.</source>
        <translation>
            <numerusform>只检查了 %Ln 个运行；选择运行可查看对应内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln rows without a label or a score are left out.</source>
        <translation>
            <numerusform>%1：略去 %Ln 行没有标签或分数的数据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs have nothing to show here.</source>
        <translation>
            <numerusform>另有 %Ln 个运行在此没有可显示的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a logged file with labels and predictions.</source>
        <translation>请选择包含标签和预测的已记录文件。</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>No runs to show.</source>
        <translation>没有可显示的运行。</translation>
    </message>
    <message>
        <source>None of these runs has this in %1.</source>
        <translation>这些运行的 %1 中都没有此内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs have such rows.</source>
        <translation>
            <numerusform>另有 %Ln 个运行有这样的行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::EventsCard</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Reading the events…</source>
        <translation>正在读取事件…</translation>
    </message>
    <message>
        <source>The cluster has no events of it now. It forgets them, usually after an hour.</source>
        <translation>集群目前没有它的事件。集群通常一小时后就会清除事件。</translation>
    </message>
    <message>
        <source>The events may not be read.</source>
        <translation>没有读取事件的权限。</translation>
    </message>
    <message>
        <source>%1. Events are not kept here: they are read while this page is open.</source>
        <comment>error</comment>
        <translation>%1。此处不保存事件：仅在打开此页面时读取。</translation>
    </message>
    <message>
        <source>%1. These were seen %2; events are not kept here when this page closes.</source>
        <comment>error, 2 h ago</comment>
        <translation>%1。这些事件见于 %2；关闭此页面后不再保留。</translation>
    </message>
</context>
<context>
    <name>ph::ExperimentPane</name>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Choose none: show the runs of all experiments</source>
        <translation>取消选择，显示所有实验的运行</translation>
    </message>
    <message>
        <source>Filter experiments</source>
        <translation>筛选实验</translation>
    </message>
</context>
<context>
    <name>ph::ExperimentTreeModel</name>
    <message>
        <source>last read %1</source>
        <translation>上次读取：%1</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cached runs</source>
        <translation>
            <numerusform>%Ln 个缓存的运行</numerusform>
        </translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1获取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items could not be read</source>
        <translation>
            <numerusform>%Ln 项无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ExpireDialog</name>
    <message>
        <source>End a silence</source>
        <translation>结束静默</translation>
    </message>
    <message>
        <source>End silence %1 now?</source>
        <translation>现在结束静默 %1？</translation>
    </message>
    <message>
        <source>On %1 it silences %2, by %3: %4</source>
        <comment>connection, conditions, person, reason</comment>
        <translation>它在 %1 上静默 %2，由 %3 创建：%4</translation>
    </message>
    <message>
        <source>It keeps back no alert that is known now.</source>
        <translation>目前没有已知的告警被它静默。</translation>
    </message>
    <message numerus="yes">
        <source>People will be told of %Ln alert(s) again: %1</source>
        <translation>
            <numerusform>将重新通知 %Ln 个告警：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>立即结束</translation>
    </message>
</context>
<context>
    <name>ph::ExportPackDialog</name>
    <message>
        <source>An incident</source>
        <translation>一个事故</translation>
    </message>
    <message>
        <source>An environment</source>
        <translation>一个环境</translation>
    </message>
    <message>
        <source>Sign it with my key, where there is one</source>
        <translation>用我的密钥签名（若有）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export a pack</source>
        <translation>导出离线包</translation>
    </message>
    <message>
        <source>One file with what is cached: alerts, numbers, the timeline, releases, models, runs and records. Secrets are taken out. It opens anywhere, without a network, and says whether it was tampered with.</source>
        <translation>一个文件，包含已缓存的内容：告警、指标、时间线、发布、模型、运行与记录。机密已被去除。它可在任何地方离线打开，并能说明是否被篡改。</translation>
    </message>
    <message>
        <source>The incident</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>The environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Runbooks that go with it</source>
        <translation>随附的运行手册</translation>
    </message>
    <message>
        <source>Add runbooks…</source>
        <translation>添加运行手册…</translation>
    </message>
    <message>
        <source>Texts (*.md *.txt *.yaml *.yml);;All files (*)</source>
        <translation>文本 (*.md *.txt *.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ph::FeatureDisputeModel</name>
    <message>
        <source>not said</source>
        <translation>未写明</translation>
    </message>
    <message>
        <source>Frozen: %1</source>
        <translation>冻结：%1</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>ph::FigureCard</name>
    <message>
        <source>Copy and save</source>
        <translation>复制和保存</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>将数据另存为 CSV…</translation>
    </message>
</context>
<context>
    <name>ph::FigureView</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>ph::FileProblem</name>
    <message>
        <source>an Ed25519 public key: ed25519: and 32 bytes in base64</source>
        <extracomment>within &quot;Expected %1, found &quot;%2&quot;.&quot;</extracomment>
        <translation>Ed25519 公钥：ed25519: 加 base64 编码的 32 个字节</translation>
    </message>
    <message>
        <source>a time of the day such as 09:00, up to 24:00</source>
        <extracomment>within &quot;Expected %1, found &quot;%2&quot;.&quot;</extracomment>
        <translation>一天中的时间，例如 09:00，最晚 24:00</translation>
    </message>
    <message>
        <source>a local time such as 2026-12-24T18:00</source>
        <extracomment>within &quot;Expected %1, found &quot;%2&quot;.&quot;</extracomment>
        <translation>本地时间，例如 2026-12-24T18:00</translation>
    </message>
    <message>
        <source>the name of a label of Prometheus</source>
        <extracomment>within &quot;Expected %1, found &quot;%2&quot;.&quot;</extracomment>
        <translation>Prometheus 标签的名称</translation>
    </message>
    <message>
        <source>a duration such as 30s, 15m, 24h or 7d</source>
        <extracomment>within &quot;Expected %1, found &quot;%2&quot;.&quot;</extracomment>
        <translation>时长，例如 30s、15m、24h 或 7d</translation>
    </message>
    <message>
        <source>up to 80 letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</source>
        <extracomment>within &quot;Expected %1, found &quot;%2&quot;.&quot;</extracomment>
        <translation>最多 80 个字母、数字、“.”、“_”和“-”</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>what a key holds, within &quot;Expected %1, found %2.&quot;</extracomment>
        <translation>空值</translation>
    </message>
    <message>
        <source>a text</source>
        <extracomment>what a key holds, within &quot;Expected %1, found %2.&quot;</extracomment>
        <translation>文本</translation>
    </message>
    <message>
        <source>a number</source>
        <extracomment>what a key holds, within &quot;Expected %1, found %2.&quot;</extracomment>
        <translation>数字</translation>
    </message>
    <message>
        <source>true or false</source>
        <extracomment>what a key holds, within &quot;Expected %1, found %2.&quot;</extracomment>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a list</source>
        <extracomment>what a key holds, within &quot;Expected %1, found %2.&quot;</extracomment>
        <translation>列表</translation>
    </message>
    <message>
        <source>a group of keys</source>
        <extracomment>what a key holds, within &quot;Expected %1, found %2.&quot;</extracomment>
        <translation>一组键</translation>
    </message>
    <message>
        <source>Expected %1, found %2. In quotes it is a text.</source>
        <extracomment>%1 and %2 are &quot;a text&quot;, &quot;a number&quot;, &quot;true or false&quot;, &quot;a list&quot;, &quot;a group of keys&quot; or &quot;nothing&quot;</extracomment>
        <translation>应为%1，实为%2。加上引号即为文本。</translation>
    </message>
    <message>
        <source>Expected %1, found %2.</source>
        <translation>应为%1，实为%2。</translation>
    </message>
    <message>
        <source>This may not be empty.</source>
        <translation>此处不能为空。</translation>
    </message>
    <message>
        <source>Expected %1, found &quot;%2&quot;.</source>
        <translation>应为%1，实为“%2”。</translation>
    </message>
    <message>
        <source>Expected a whole number, found %1.</source>
        <translation>应为整数，实为 %1。</translation>
    </message>
    <message>
        <source>Expected a finite number, found %1.</source>
        <translation>应为有限的数字，实为 %1。</translation>
    </message>
    <message>
        <source>Expected %1 to %2, found %3.</source>
        <translation>应在 %1 到 %2 之间，实为 %3。</translation>
    </message>
    <message>
        <source>Expected at least %1, found %2.</source>
        <translation>应至少为 %1，实为 %2。</translation>
    </message>
    <message>
        <source>Expected at most %1, found %2.</source>
        <translation>应至多为 %1，实为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of %2.</source>
        <translation>“%1”不是以下任何一个：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is unknown; did you mean %2?</source>
        <translation>未知的“%1”；是否指 %2？</translation>
    </message>
    <message>
        <source>Expected at least %1.</source>
        <translation>应至少有 %1 个。</translation>
    </message>
    <message>
        <source>A key may not be empty.</source>
        <translation>键不能为空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is here twice; first on line %2.</source>
        <translation>“%1”在此处出现了两次；第一次在第 %2 行。</translation>
    </message>
    <message>
        <source>Unknown key &quot;%1&quot;; known here: %2.</source>
        <translation>未知的键“%1”；此处已知的键：%2。</translation>
    </message>
    <message>
        <source>Unknown key &quot;%1&quot;; did you mean %2?</source>
        <translation>未知的键“%1”；是否指 %2？</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>One of %1 is missing.</source>
        <translation>缺少以下之一：%1。</translation>
    </message>
    <message>
        <source>&quot;kind&quot; is missing.</source>
        <translation>缺少“kind”。</translation>
    </message>
    <message>
        <source>Aliases are not read here: write the value out.</source>
        <translation>此处不读取别名：请直接写出值。</translation>
    </message>
    <message>
        <source>Merge keys are not read here: write the values out.</source>
        <translation>此处不读取合并键：请直接写出各值。</translation>
    </message>
    <message>
        <source>Anchors are not read here: write the value out.</source>
        <translation>此处不读取锚点：请直接写出值。</translation>
    </message>
    <message>
        <source>Tags are not read here.</source>
        <translation>此处不读取标签（tag）。</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>嵌套太深。</translation>
    </message>
    <message>
        <source>A key is one word or text.</source>
        <translation>键是一个词或文本。</translation>
    </message>
    <message>
        <source>The file is larger than %1 KiB.</source>
        <translation>文件大于 %1 KiB。</translation>
    </message>
    <message>
        <source>The file is not UTF-8.</source>
        <translation>文件不是 UTF-8。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file holds a second document.</source>
        <translation>文件含有第二个文档。</translation>
    </message>
    <message>
        <source>No YAML: %1.</source>
        <extracomment>%1 are the words of the YAML parser, in English</extracomment>
        <translation>不是 YAML：%1。</translation>
    </message>
</context>
<context>
    <name>ph::FindBar</name>
    <message>
        <source>Find in this chapter</source>
        <translation>在本章中查找</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ph::FirstStartController</name>
    <message>
        <source>Looking for stores</source>
        <translation>正在查找存储</translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) connected</source>
        <translation>
            <numerusform>已连接 %Ln 个存储</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the sample workspace</source>
        <translation>正在写入示例工作区</translation>
    </message>
    <message>
        <source>It is open in a window of its own.</source>
        <translation>已在独立的窗口中打开。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was kept.</source>
        <translation>已取消；未保留任何内容。</translation>
    </message>
    <message>
        <source>The sample could not be written: %1 %2</source>
        <translation>无法写入示例：%1 %2</translation>
    </message>
</context>
<context>
    <name>ph::FirstStartView</name>
    <message>
        <source>First steps</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Begin with what you have</source>
        <translation>从您已有的开始</translation>
    </message>
</context>
<context>
    <name>ph::Format</name>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>d</source>
        <translation>天</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>ph::FrameSchemaModel</name>
    <message>
        <source>none</source>
        <comment>a threshold</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>current only</source>
        <translation>仅当前</translation>
    </message>
    <message>
        <source>reference only</source>
        <translation>仅参考</translation>
    </message>
    <message>
        <source>both</source>
        <comment>tables have the column</comment>
        <translation>两者</translation>
    </message>
    <message>
        <source>both; %1 in the reference</source>
        <translation>两者；参考中为%1</translation>
    </message>
    <message>
        <source>automatic: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>automatic: none for texts</source>
        <translation>自动：文本不评判</translation>
    </message>
    <message>
        <source>%1 is judged</source>
        <translation>%1 参与评判</translation>
    </message>
    <message>
        <source>%1 is not judged</source>
        <translation>%1 不参与评判</translation>
    </message>
    <message>
        <source>Found as: %1</source>
        <translation>识别为：%1</translation>
    </message>
    <message>
        <source>Judged</source>
        <comment>whether a column takes part</comment>
        <translation>评判</translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a table of data</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Role</source>
        <comment>of a column</comment>
        <translation>角色</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>所在表</translation>
    </message>
    <message>
        <source>Method</source>
        <comment>of judging drift</comment>
        <translation>方法</translation>
    </message>
    <message>
        <source>p below</source>
        <translation>p 小于</translation>
    </message>
    <message>
        <source>Effect at least</source>
        <translation>效应不小于</translation>
    </message>
    <message>
        <source>Empty: that of the method</source>
        <translation>留空：使用方法的默认值</translation>
    </message>
</context>
<context>
    <name>ph::FrameSourceEdit</name>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>从最早</translation>
    </message>
    <message>
        <source>%1: only rows from this time on, UTC</source>
        <translation>%1：仅此时间及之后的行（UTC）</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>到最后</translation>
    </message>
    <message>
        <source>%1: only rows before this time, UTC</source>
        <translation>%1：仅此时间之前的行（UTC）</translation>
    </message>
    <message>
        <source>2026-11-01 or 2026-11-01 06:30, UTC; empty: no limit</source>
        <translation>2026-11-01 或 2026-11-01 06:30（UTC）；留空：不限</translation>
    </message>
    <message>
        <source>Rows of the time</source>
        <translation>行的时间范围</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.ndjson *.jsonl *.json *.parquet *.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>表 (*.csv *.tsv *.ndjson *.jsonl *.json *.parquet *.db *.sqlite *.sqlite3);;所有文件 (*)</translation>
    </message>
    <message>
        <source>A file, a database as FILE#TABLE, or a run&apos;s table; drop a file here</source>
        <translation>文件、写作 FILE#TABLE 的数据库，或运行的表；可将文件拖到这里</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>From a run…</source>
        <translation>来自运行…</translation>
    </message>
    <message>
        <source>Choose a run&apos;s table: %1</source>
        <translation>选择运行的表：%1</translation>
    </message>
</context>
<context>
    <name>ph::Frames</name>
    <message>
        <source>Column %1 has no name: %2.</source>
        <translation>第 %1 列没有名称：%2。</translation>
    </message>
    <message>
        <source>Another column is named %1: it is %2 here.</source>
        <translation>另一列也名为 %1：此处称为 %2。</translation>
    </message>
    <message>
        <source>The file is UTF-16.</source>
        <translation>文件是 UTF-16 编码。</translation>
    </message>
    <message>
        <source>Some of its UTF-16 is none; U+FFFD stands there.</source>
        <translation>其中有无效的 UTF-16；以 U+FFFD 代替。</translation>
    </message>
    <message>
        <source>Read through DuckDB %1.</source>
        <translation>通过 DuckDB %1 读取。</translation>
    </message>
    <message>
        <source>It needs more memory than there is.</source>
        <translation>所需内存超过可用内存。</translation>
    </message>
    <message>
        <source>comparing columns</source>
        <translation>正在比较各列</translation>
    </message>
    <message>
        <source>counting the %1</source>
        <translation>正在统计%1</translation>
    </message>
    <message>
        <source>It changed while it was read.</source>
        <translation>读取时它被更改。</translation>
    </message>
    <message>
        <source>It is another file than when it was compared; compare anew.</source>
        <translation>文件已不是比较时的那个；请重新比较。</translation>
    </message>
    <message>
        <source>The comparison has no such cell.</source>
        <translation>比较中没有这个单元格。</translation>
    </message>
    <message>
        <source>comparing all columns together</source>
        <translation>正在将所有列一起比较</translation>
    </message>
    <message>
        <source>A window has a length, and slides by less than that.</source>
        <translation>窗口要有长度，且滑动步长小于长度。</translation>
    </message>
    <message>
        <source>%1 has no such column.</source>
        <translation>%1 没有这一列。</translation>
    </message>
    <message>
        <source>Neither table has such a column.</source>
        <translation>两张表都没有这一列。</translation>
    </message>
    <message>
        <source>It has no column of timestamps; name the one that is.</source>
        <translation>它没有时间戳列；请指明哪一列是。</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考数据</translation>
    </message>
    <message>
        <source>current data</source>
        <translation>当前数据</translation>
    </message>
    <message>
        <source>It has a method or threshold of its own, but is not compared.</source>
        <translation>它有自己的方法或阈值，但未被比较。</translation>
    </message>
    <message>
        <source>The tables have no column in common to compare.</source>
        <translation>两张表没有可比较的共同列。</translation>
    </message>
    <message>
        <source>reading the %1</source>
        <translation>正在读取%1</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>This is no ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>Its first line names no columns.</source>
        <translation>第一行没有列名。</translation>
    </message>
    <message>
        <source>It has %1 columns; at most %2 are read.</source>
        <translation>它有 %1 列；最多读取 %2 列。</translation>
    </message>
    <message>
        <source>A quote is never closed: the file may have been cut short.</source>
        <translation>有引号未闭合：文件可能被截断。</translation>
    </message>
    <message>
        <source>Parquet is read through DuckDB&apos;s library, which is not here: install libduckdb.so where the system finds libraries, or name its file. %1</source>
        <translation>读取 Parquet 需要 DuckDB 的库，而此处没有：请把 libduckdb.so 安装到系统能找到库的位置，或指明其文件。%1</translation>
    </message>
    <message>
        <source>This library is not DuckDB&apos;s, or older than its 1.0.</source>
        <translation>这个库不是 DuckDB 的，或早于 1.0 版。</translation>
    </message>
    <message>
        <source>It is of no format that is read: CSV, NDJSON, JSON, SQLite, Parquet.</source>
        <translation>不是可读取的格式：CSV、NDJSON、JSON、SQLite、Parquet。</translation>
    </message>
    <message>
        <source>It has no column %1.</source>
        <translation>它没有列 %1。</translation>
    </message>
    <message>
        <source>Its columns take more than %1 MiB.</source>
        <translation>各列占用超过 %1 MiB。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is named twice in one of its objects.</source>
        <translation>其中一个对象里“%1”出现了两次。</translation>
    </message>
    <message>
        <source>This is a matrix, and no table.</source>
        <translation>这是矩阵，不是表。</translation>
    </message>
    <message>
        <source>columns: expected 1 to %1 names</source>
        <translation>columns：应有 1 到 %1 个名称</translation>
    </message>
    <message>
        <source>data: expected at most %1 rows</source>
        <translation>data：最多应有 %1 行</translation>
    </message>
    <message>
        <source>data[%1]: expected %2 cells</source>
        <translation>data[%1]：应有 %2 个单元格</translation>
    </message>
    <message>
        <source>more than %1 records</source>
        <translation>多于 %1 条记录</translation>
    </message>
    <message>
        <source>[%1]: expected a record</source>
        <translation>[%1]：应为一条记录</translation>
    </message>
    <message>
        <source>[%1]: more than %2 columns</source>
        <translation>[%1]：多于 %2 列</translation>
    </message>
    <message>
        <source>%1: no table or matrix is written like this</source>
        <translation>%1：表或矩阵不是这样写的</translation>
    </message>
    <message>
        <source>%1: expected %2 cells</source>
        <translation>%1：应有 %2 个单元格</translation>
    </message>
    <message>
        <source>a matrix of %1 rows; expected 2 to %2</source>
        <translation>%1 行的矩阵；应为 2 到 %2 行</translation>
    </message>
    <message>
        <source>row %1 of the matrix: expected %2 numbers</source>
        <translation>矩阵第 %1 行：应有 %2 个数</translation>
    </message>
    <message>
        <source>row %1, column %2 of the matrix: expected a count</source>
        <translation>矩阵第 %1 行第 %2 列：应为计数</translation>
    </message>
    <message>
        <source>%1 labels for %2 rows</source>
        <translation>%2 行却有 %1 个标签</translation>
    </message>
    <message>
        <source>neither a table nor a matrix</source>
        <translation>既不是表也不是矩阵</translation>
    </message>
    <message>
        <source>line 1: expected a header of 2 to %1 names</source>
        <translation>第 1 行：应为含 2 到 %1 个名称的表头</translation>
    </message>
    <message>
        <source>record %1: a quote is never closed</source>
        <translation>第 %1 条记录：引号未闭合</translation>
    </message>
    <message>
        <source>record %1: expected %2 cells, found %3</source>
        <translation>第 %1 条记录：应有 %2 个单元格，实有 %3 个</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>多于 %1 行</translation>
    </message>
    <message>
        <source>larger than %1 MiB</source>
        <translation>大于 %1 MiB</translation>
    </message>
    <message>
        <source>not a JSON, CSV or TSV file</source>
        <translation>不是 JSON、CSV 或 TSV 文件</translation>
    </message>
    <message>
        <source>It has more than %1 columns.</source>
        <translation>它多于 %1 列。</translation>
    </message>
    <message>
        <source>No line of it is an object of JSON.</source>
        <translation>没有一行是 JSON 对象。</translation>
    </message>
    <message>
        <source>Queries are for SQLite files.</source>
        <translation>查询只用于 SQLite 文件。</translation>
    </message>
    <message>
        <source>DuckDB does not start.</source>
        <translation>DuckDB 无法启动。</translation>
    </message>
    <message>
        <source>DuckDB does not start. %1</source>
        <translation>DuckDB 无法启动。%1</translation>
    </message>
    <message>
        <source>It has %1 columns; 1 to %2 are read.</source>
        <translation>它有 %1 列；可读取 1 到 %2 列。</translation>
    </message>
    <message>
        <source>It has no table.</source>
        <translation>它没有表。</translation>
    </message>
    <message>
        <source>Which of its tables? %1#TABLE names one of: %2.</source>
        <translation>哪一张表？用 %1#TABLE 指明其一：%2。</translation>
    </message>
    <message>
        <source>The query is not one SELECT.</source>
        <translation>查询不是单个 SELECT。</translation>
    </message>
    <message>
        <source>Its first record is longer than %1 bytes.</source>
        <translation>第一条记录长于 %1 字节。</translation>
    </message>
    <message>
        <source>This is no text, or UTF-16 without a byte order mark.</source>
        <translation>这不是文本，或是没有字节顺序标记的 UTF-16。</translation>
    </message>
    <message>
        <source>A record is longer than %1 bytes; perhaps a quote is never closed.</source>
        <translation>有一条记录长于 %1 字节；可能有引号未闭合。</translation>
    </message>
</context>
<context>
    <name>ph::GateReason</name>
    <message>
        <source>The challenger&apos;s %1 is %2 by %3 (%4 than %5 is demanded): %6. %7 folds that differ are too few to tell at an error rate of %8.</source>
        <translation>挑战者的 %1 %2 %3（要求%4 %5）：%6。有差异的折只有 %7 个，在错误率 %8 下不足以判断。</translation>
    </message>
    <message>
        <source>Whether %1 is better high or low follows from no word of its name; the policy has to say it (direction).</source>
        <translation>%1 是高好还是低好无法从名称得知；须由策略说明（direction）。</translation>
    </message>
    <message>
        <source>A rollback was never rehearsed: &quot;pilothouse rollback ENVIRONMENT --rehearse&quot; does it.</source>
        <translation>从未演练过回滚：“pilothouse rollback ENVIRONMENT --rehearse”可以演练。</translation>
    </message>
    <message>
        <source>The champion&apos;s signature names no outputs, so nobody knows what its callers read.</source>
        <translation>冠军的签名没有指明输出，因此不知道调用方读取什么。</translation>
    </message>
    <message>
        <source>No condition of a rollback, or no source that could trigger it, is named.</source>
        <translation>没有指明回滚条件，或没有指明可触发它的来源。</translation>
    </message>
    <message>
        <source>Whoever would notice an incident has not looked for longer than %1.</source>
        <translation>会发现事故的一方已超过 %1 没有查看。</translation>
    </message>
    <message>
        <source>The command&apos;s answer names &quot;%1&quot; twice, and contradicts itself</source>
        <translation>命令的结果中“%1”出现两次，自相矛盾</translation>
    </message>
    <message>
        <source>What %1 answers was measured in the future, so a clock is off.</source>
        <translation>%1 的应答测量于未来，有时钟不准。</translation>
    </message>
    <message>
        <source>The command ended with %1 and no readable verdict on stdout: %2</source>
        <translation>命令以 %1 结束，标准输出上没有可读的结论：%2</translation>
    </message>
    <message>
        <source>The command says pass and ends with %1: it contradicts itself</source>
        <translation>命令的结论是通过，却以 %1 结束：自相矛盾</translation>
    </message>
    <message>
        <source>Incidents were looked for in the future, so a clock is off.</source>
        <translation>查找事故的时间在未来，有时钟不准。</translation>
    </message>
    <message>
        <source>Too close to its threshold for counts that are not exact: %1.</source>
        <translation>离阈值太近，而计数并不精确：%1。</translation>
    </message>
    <message>
        <source>Whether the target %1 is there and can be loaded is unknown.</source>
        <translation>目标 %1 是否存在并可加载未知。</translation>
    </message>
    <message>
        <source>Segments that were not compared, for there are too many: %1.</source>
        <translation>分段过多而未比较：%1。</translation>
    </message>
    <message>
        <source>The command ended with %1 and no readable verdict on stdout</source>
        <translation>命令以 %1 结束，标准输出上没有可读的结论</translation>
    </message>
    <message>
        <source>values that do not vary tell nothing of how sure this is</source>
        <translation>不变的值无法说明其可靠程度</translation>
    </message>
    <message>
        <source>No digest is recorded; drafting a release records them.</source>
        <translation>没有记录摘要；起草发布时会记录。</translation>
    </message>
    <message>
        <source>Several numbers at once, so that none is the answer: %1.</source>
        <translation>同时有多个数，因此都不能作为答案：%1。</translation>
    </message>
    <message>
        <source>No freeze is in force, and releases may begin now.</source>
        <translation>没有生效的冻结，现在可以开始发布。</translation>
    </message>
    <message>
        <source>The challenger&apos;s %1 is %2 by %3 (%4 than %5 is demanded): %6.</source>
        <translation>挑战者的 %1 %2 %3（要求%4 %5）：%6。</translation>
    </message>
    <message>
        <source>The policy is not the one that was planned under.</source>
        <translation>策略不是计划时的那一份。</translation>
    </message>
    <message>
        <source>The target of a rollback is the candidate itself.</source>
        <translation>回滚的目标就是候选版本本身。</translation>
    </message>
    <message>
        <source>Callers of the champion can call the candidate.</source>
        <translation>冠军的调用方可以调用候选版本。</translation>
    </message>
    <message>
        <source>Compared by another method than the policy&apos;s: %1.</source>
        <translation>比较方法与策略不同：%1。</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s signed-rank test on %1 matching folds</source>
        <translation>对 %1 个对应折的 Wilcoxon 符号秩检验</translation>
    </message>
    <message>
        <source>The %1 has a value of %2 that is no finite number.</source>
        <translation>%1的 %2 有一个值不是有限数。</translation>
    </message>
    <message>
        <source>Only %1 of the %3 values of %2 that each side needs.</source>
        <translation>每侧需要 %3 个 %2 的值，只有 %1 个。</translation>
    </message>
    <message>
        <source>The condition of a rollback is met now: %1 is %2.</source>
        <translation>回滚条件现已满足：%1 为 %2。</translation>
    </message>
    <message>
        <source>This program knows no gate of the kind &quot;%1&quot;.</source>
        <translation>本程序没有“%1”类型的门禁。</translation>
    </message>
    <message>
        <source>Measured in the future, so a clock is off: %1.</source>
        <translation>测量时间在未来，有时钟不准：%1。</translation>
    </message>
    <message>
        <source>Prompts that may change under the version: %1.</source>
        <translation>可能在版本之下变化的提示词：%1。</translation>
    </message>
    <message>
        <source>The condition of a rollback cannot be read: %1</source>
        <translation>回滚条件无法读取：%1</translation>
    </message>
    <message>
        <source>Beyond the floor, but that may be chance: %1.</source>
        <translation>低于底线，但可能出于偶然：%1。</translation>
    </message>
    <message>
        <source>Columns that the contract does not know: %1.</source>
        <translation>契约中没有的列：%1。</translation>
    </message>
    <message>
        <source>The calendar&apos;s time zone is unknown here.</source>
        <translation>日历的时区在此未知。</translation>
    </message>
    <message>
        <source>Prompts that the version does not name: %1.</source>
        <translation>版本没有指明的提示词：%1。</translation>
    </message>
    <message>
        <source>The version&apos;s source run holds no record.</source>
        <translation>版本的来源运行没有记录。</translation>
    </message>
    <message>
        <source>No column of the contract holds a value.</source>
        <translation>契约的列都没有值。</translation>
    </message>
    <message>
        <source>Outside the release windows: it is %1 in %2.</source>
        <translation>不在发布窗口内：%2 现在是 %1。</translation>
    </message>
    <message>
        <source>It is within its bound in all %1 segments.</source>
        <translation>在全部 %1 个分段中都在界限内。</translation>
    </message>
    <message>
        <source>The last rehearsal is longer than %1 ago.</source>
        <translation>上次演练已超过 %1。</translation>
    </message>
    <message>
        <source>single values, whose chance is unknown</source>
        <translation>单个值，其偶然性未知</translation>
    </message>
    <message>
        <source>There is no time to tell freshness by.</source>
        <translation>没有可判断新鲜度的时间。</translation>
    </message>
    <message>
        <source>What %1 answers to the condition is old.</source>
        <translation>%1 对条件的应答已过时。</translation>
    </message>
    <message>
        <source>input %1 does not take what callers send</source>
        <translation>输入 %1 不接受调用方所发送的内容</translation>
    </message>
    <message>
        <source>It was compared with the defaults of %1.</source>
        <translation>比较时用的是 %1 的默认设置。</translation>
    </message>
    <message>
        <source>the candidate&apos;s reproducibility record</source>
        <translation>候选版本的可复现性记录</translation>
    </message>
    <message>
        <source>The candidate&apos;s reproducibility record</source>
        <translation>候选版本的可复现性记录</translation>
    </message>
    <message>
        <source>All %1 metrics are within their bounds.</source>
        <translation>全部 %1 个指标都在界限内。</translation>
    </message>
    <message>
        <source>Nobody keeps incidents of this model.</source>
        <translation>无人保存此模型的事故。</translation>
    </message>
    <message>
        <source>Nobody has looked at its files yet: %1.</source>
        <translation>尚无人查看其文件：%1。</translation>
    </message>
    <message>
        <source>Served differently than trained on: %1.</source>
        <translation>服务时与训练时不同：%1。</translation>
    </message>
    <message>
        <source>Feature %1 has no value on either side.</source>
        <translation>特征 %1 在两侧都没有值。</translation>
    </message>
    <message>
        <source>No segment of the report is called: %1.</source>
        <translation>报告中没有名为此的分段：%1。</translation>
    </message>
    <message>
        <source>A number behind the answer is none.</source>
        <translation>结论所依据的数中有无效值。</translation>
    </message>
    <message>
        <source>The policy and %1 prompts are pinned.</source>
        <translation>策略和 %1 个提示词已固定。</translation>
    </message>
    <message>
        <source>The tables themselves are not here.</source>
        <translation>表本身不在此处。</translation>
    </message>
    <message>
        <source>This is a report of another tool: %1.</source>
        <translation>这是另一个工具的报告：%1。</translation>
    </message>
    <message>
        <source>the table held against its contract</source>
        <translation>表与其契约的对照</translation>
    </message>
    <message>
        <source>The table held against its contract</source>
        <translation>表与其契约的对照</translation>
    </message>
    <message>
        <source>No usable number or sample size: %1.</source>
        <translation>没有可用的数或样本量：%1。</translation>
    </message>
    <message>
        <source>All %1 files are what was recorded.</source>
        <translation>全部 %1 个文件与记录相符。</translation>
    </message>
    <message>
        <source>The command could not be started.</source>
        <translation>命令无法启动。</translation>
    </message>
    <message>
        <source>No target of a rollback is named.</source>
        <translation>没有指明回滚的目标。</translation>
    </message>
    <message>
        <source>The %1&apos;s signature names no inputs.</source>
        <translation>%1的签名没有指明输入。</translation>
    </message>
    <message>
        <source>There are no features to compare.</source>
        <translation>没有可比较的特征。</translation>
    </message>
    <message>
        <source>Nothing is judged by the check: %1.</source>
        <translation>该检查没有评判任何内容：%1。</translation>
    </message>
    <message>
        <source>Every item is answered with yes.</source>
        <translation>每一项都答为是。</translation>
    </message>
    <message>
        <source>The command did not end in time.</source>
        <translation>命令未按时结束。</translation>
    </message>
    <message>
        <source>Nobody knows when %1 was observed.</source>
        <translation>不知道何时观察了%1。</translation>
    </message>
    <message>
        <source>The newest lies in the future: %1.</source>
        <translation>最新的在未来：%1。</translation>
    </message>
    <message>
        <source>The tool states no verdict on: %1.</source>
        <translation>工具没有给出结论：%1。</translation>
    </message>
    <message>
        <source>the candidate&apos;s artifact digests</source>
        <translation>候选版本的工件摘要</translation>
    </message>
    <message>
        <source>The candidate&apos;s artifact digests</source>
        <translation>候选版本的工件摘要</translation>
    </message>
    <message>
        <source>The newest %1 lies in the future.</source>
        <translation>最新的 %1 在未来。</translation>
    </message>
    <message>
        <source>All %1 segments keep their floor.</source>
        <translation>全部 %1 个分段都不低于底线。</translation>
    </message>
    <message>
        <source>The sample itself is not here.</source>
        <translation>样本本身不在此处。</translation>
    </message>
    <message>
        <source>For callers of the champion, %1.</source>
        <translation>对冠军的调用方而言，%1。</translation>
    </message>
    <message>
        <source>Feature %1 is not on both sides.</source>
        <translation>特征 %1 并非两侧都有。</translation>
    </message>
    <message>
        <source>the champion&apos;s values per fold</source>
        <translation>冠军各折的值</translation>
    </message>
    <message>
        <source>The champion&apos;s values per fold</source>
        <translation>冠军各折的值</translation>
    </message>
    <message>
        <source>The kept text is no contract.</source>
        <translation>保存的文本不是契约。</translation>
    </message>
    <message>
        <source>The target %1 cannot be loaded.</source>
        <translation>目标 %1 无法加载。</translation>
    </message>
    <message>
        <source>Columns that are not there: %1.</source>
        <translation>缺少的列：%1。</translation>
    </message>
    <message>
        <source>There are no rows to compare.</source>
        <translation>没有可比较的行。</translation>
    </message>
    <message>
        <source>No column was compared in: %1.</source>
        <translation>没有比较任何列：%1。</translation>
    </message>
    <message>
        <source>the comparison of the tables</source>
        <translation>表的比较</translation>
    </message>
    <message>
        <source>The comparison of the tables</source>
        <translation>表的比较</translation>
    </message>
    <message>
        <source>what the metrics source says</source>
        <translation>指标来源的应答</translation>
    </message>
    <message>
        <source>What the metrics source says</source>
        <translation>指标来源的应答</translation>
    </message>
    <message>
        <source>The target %1 does not exist.</source>
        <translation>目标 %1 不存在。</translation>
    </message>
    <message>
        <source>The newest %1 is older than %2.</source>
        <translation>最新的 %1 早于 %2。</translation>
    </message>
    <message>
        <source>Fewer than %1 in a segment: %2.</source>
        <translation>分段中少于 %1：%2。</translation>
    </message>
    <message>
        <source>The tool had no data for: %1.</source>
        <translation>工具没有数据：%1。</translation>
    </message>
    <message>
        <source>input %1 is new and required</source>
        <translation>输入 %1 是新的且必填</translation>
    </message>
    <message>
        <source>input %1 has become required</source>
        <translation>输入 %1 变为必填</translation>
    </message>
    <message>
        <source>output %1 is of another type</source>
        <translation>输出 %1 的类型不同</translation>
    </message>
    <message>
        <source>Measured, but no number: %1.</source>
        <translation>有测量，但没有数：%1。</translation>
    </message>
    <message>
        <source>Watched, but no number: %1.</source>
        <translation>有监视，但没有数：%1。</translation>
    </message>
    <message>
        <source>There is no segment by: %1.</source>
        <translation>没有按此的分段：%1。</translation>
    </message>
    <message>
        <source>More than all there is: %1.</source>
        <translation>多于全部：%1。</translation>
    </message>
    <message>
        <source>Counted, but no number: %1.</source>
        <translation>有计数，但没有数：%1。</translation>
    </message>
    <message>
        <source>the candidate&apos;s signature</source>
        <translation>候选版本的签名</translation>
    </message>
    <message>
        <source>The candidate&apos;s signature</source>
        <translation>候选版本的签名</translation>
    </message>
    <message>
        <source>Answered too long ago: %1.</source>
        <translation>作答过久：%1。</translation>
    </message>
    <message>
        <source>No older than %1 anywhere.</source>
        <translation>各处都不早于 %1。</translation>
    </message>
    <message>
        <source>Older than is allowed: %1.</source>
        <translation>早于允许的时间：%1。</translation>
    </message>
    <message>
        <source>No query is known for: %1.</source>
        <translation>没有已知的查询：%1。</translation>
    </message>
    <message>
        <source>the champion&apos;s signature</source>
        <translation>冠军的签名</translation>
    </message>
    <message>
        <source>The champion&apos;s signature</source>
        <translation>冠军的签名</translation>
    </message>
    <message>
        <source>No digest to compare: %1.</source>
        <translation>没有可比较的摘要：%1。</translation>
    </message>
    <message>
        <source>The command says fail: %1</source>
        <translation>命令的结论是未通过：%1</translation>
    </message>
    <message>
        <source>The command says pass: %1</source>
        <translation>命令的结论是通过：%1</translation>
    </message>
    <message>
        <source>The sample has no rows.</source>
        <translation>样本没有行。</translation>
    </message>
    <message>
        <source>It is within its bound.</source>
        <translation>在界限内。</translation>
    </message>
    <message>
        <source>Asked, but no number: %1.</source>
        <translation>已询问，但没有数：%1。</translation>
    </message>
    <message>
        <source>what the candidate pins</source>
        <translation>候选版本固定的内容</translation>
    </message>
    <message>
        <source>What the candidate pins</source>
        <translation>候选版本固定的内容</translation>
    </message>
    <message>
        <source>the checklist&apos;s answers</source>
        <translation>检查清单的答案</translation>
    </message>
    <message>
        <source>The checklist&apos;s answers</source>
        <translation>检查清单的答案</translation>
    </message>
    <message>
        <source>the table&apos;s newest time</source>
        <translation>表的最新时间</translation>
    </message>
    <message>
        <source>The table&apos;s newest time</source>
        <translation>表的最新时间</translation>
    </message>
    <message>
        <source>The table has no rows.</source>
        <translation>表没有行。</translation>
    </message>
    <message>
        <source>No row tells a time: %1.</source>
        <translation>没有行带有时间：%1。</translation>
    </message>
    <message>
        <source>Nothing is there of: %1.</source>
        <translation>没有其内容：%1。</translation>
    </message>
    <message>
        <source>the champion&apos;s metrics</source>
        <translation>冠军的指标</translation>
    </message>
    <message>
        <source>The champion&apos;s metrics</source>
        <translation>冠军的指标</translation>
    </message>
    <message>
        <source>the features as served</source>
        <translation>服务时的特征</translation>
    </message>
    <message>
        <source>The features as served</source>
        <translation>服务时的特征</translation>
    </message>
    <message>
        <source>The command says fail</source>
        <translation>命令的结论是未通过</translation>
    </message>
    <message>
        <source>The command says pass</source>
        <translation>命令的结论是通过</translation>
    </message>
    <message>
        <source>Nothing is known of %1.</source>
        <translation>对%1一无所知。</translation>
    </message>
    <message>
        <source>Not to be compared: %1.</source>
        <translation>无法比较：%1。</translation>
    </message>
    <message>
        <source>the policy&apos;s calendar</source>
        <translation>策略的日历</translation>
    </message>
    <message>
        <source>The policy&apos;s calendar</source>
        <translation>策略的日历</translation>
    </message>
    <message>
        <source>the command&apos;s outcome</source>
        <translation>命令的结果</translation>
    </message>
    <message>
        <source>The command&apos;s outcome</source>
        <translation>命令的结果</translation>
    </message>
    <message>
        <source>The command crashed.</source>
        <translation>命令崩溃。</translation>
    </message>
    <message>
        <source>No incident is open.</source>
        <translation>没有未关闭的事故。</translation>
    </message>
    <message>
        <source>No policy is pinned.</source>
        <translation>没有固定策略。</translation>
    </message>
    <message>
        <source>the monitored series</source>
        <translation>被监视的序列</translation>
    </message>
    <message>
        <source>The monitored series</source>
        <translation>被监视的序列</translation>
    </message>
    <message>
        <source>Answered with no: %1.</source>
        <translation>答为否：%1。</translation>
    </message>
    <message>
        <source>Frozen until %1 (%2): %3.</source>
        <translation>冻结至 %1（%2）：%3。</translation>
    </message>
    <message>
        <source>Beyond the floor: %1.</source>
        <translation>低于底线：%1。</translation>
    </message>
    <message>
        <source>Nobody looked at: %1.</source>
        <translation>无人查看：%1。</translation>
    </message>
    <message>
        <source>Beyond its bound: %1.</source>
        <translation>超出界限：%1。</translation>
    </message>
    <message>
        <source>Nobody counted: %1.</source>
        <translation>未统计：%1。</translation>
    </message>
    <message>
        <source>Nobody watches: %1.</source>
        <translation>无人监视：%1。</translation>
    </message>
    <message>
        <source>Compared twice: %1.</source>
        <translation>比较了两次：%1。</translation>
    </message>
    <message>
        <source>the rollback plan</source>
        <translation>回滚计划</translation>
    </message>
    <message>
        <source>The rollback plan</source>
        <translation>回滚计划</translation>
    </message>
    <message>
        <source>Below nothing: %1.</source>
        <translation>低于零：%1。</translation>
    </message>
    <message>
        <source>Not answered: %1.</source>
        <translation>未作答：%1。</translation>
    </message>
    <message>
        <source>Not recorded: %1.</source>
        <translation>未记录：%1。</translation>
    </message>
    <message>
        <source>output %1 is gone</source>
        <translation>输出 %1 已不存在</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>未比较：%1。</translation>
    </message>
    <message>
        <source>the data sample</source>
        <translation>数据样本</translation>
    </message>
    <message>
        <source>The data sample</source>
        <translation>数据样本</translation>
    </message>
    <message>
        <source>better by more</source>
        <translation>改善大于</translation>
    </message>
    <message>
        <source>Fell silent: %1.</source>
        <translation>已无数据：%1。</translation>
    </message>
    <message>
        <source>The %1 has no %2.</source>
        <translation>%1没有 %2。</translation>
    </message>
    <message>
        <source>Not logged: %1.</source>
        <translation>未记录：%1。</translation>
    </message>
    <message>
        <source>Not judged: %1.</source>
        <translation>未评判：%1。</translation>
    </message>
    <message>
        <source>the incidents</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>The incidents</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Warned of: %1.</source>
        <translation>有警告：%1。</translation>
    </message>
    <message>
        <source>Of %1 rows: %2.</source>
        <translation>%1 行中：%2。</translation>
    </message>
    <message>
        <source>challenger</source>
        <translation>挑战者</translation>
    </message>
    <message>
        <source>the report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选版本</translation>
    </message>
    <message>
        <source>Failed: %1.</source>
        <translation>未通过：%1。</translation>
    </message>
    <message>
        <source>no worse</source>
        <translation>差距小于</translation>
    </message>
    <message>
        <source>champion</source>
        <translation>冠军</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>已知：%1。</translation>
    </message>
    <message>
        <source>Moved: %1.</source>
        <translation>已偏移：%1。</translation>
    </message>
    <message>
        <source>Open: %1.</source>
        <translation>未关闭：%1。</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>%1 of %2 columns moved, and no more than may in any of %3 segments.</source>
        <translation>%2 列中有 %1 列偏移，%3 个分段中均未超过允许的数量。</translation>
    </message>
    <message>
        <source>%1 names no row for sure: it is missing, empty or comes twice.</source>
        <translation>%1 不能确定地指明行：它缺失、为空或重复。</translation>
    </message>
    <message>
        <source>%1 entities on both sides; at least %2 are demanded.</source>
        <translation>两侧共有 %1 个实体；要求至少 %2 个。</translation>
    </message>
    <message>
        <source>%1 does not answer the condition with a number.</source>
        <translation>%1 没有以数值应答条件。</translation>
    </message>
    <message>
        <source>%1: observed in the future, so a clock is off.</source>
        <translation>%1：观察时间在未来，有时钟不准。</translation>
    </message>
    <message>
        <source>%1 % of the entities are on one side only.</source>
        <translation>%1 % 的实体只在一侧。</translation>
    </message>
    <message>
        <source>%1: observed %2 ago; at most %3 is allowed.</source>
        <translation>%1：观察于 %2 前；最多允许 %3。</translation>
    </message>
    <message>
        <source>%1 rows keep the contract of %2 columns.</source>
        <translation>%1 行符合 %2 列的契约。</translation>
    </message>
    <message>
        <source>%1 holds no time to tell freshness by.</source>
        <translation>%1 没有可判断新鲜度的时间。</translation>
    </message>
    <message>
        <source>%1 could not be read in whole (%2): %3</source>
        <translation>%1无法完整读取（%2）：%3</translation>
    </message>
    <message>
        <source>%1 results of %2, and none against.</source>
        <translation>%2 的 %1 项结果，没有不利的。</translation>
    </message>
    <message>
        <source>%1 rows; at least %2 are demanded.</source>
        <translation>%1 行；要求至少 %2 行。</translation>
    </message>
    <message>
        <source>%1 features of %2 entities agree.</source>
        <translation>%2 个实体的 %1 个特征一致。</translation>
    </message>
    <message>
        <source>%1 is %2, at least %3 is demanded</source>
        <translation>%1 为 %2，要求至少 %3</translation>
    </message>
    <message>
        <source>%1 % bootstrap interval %2 to %3</source>
        <translation>%1 % 自助区间 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 is %2, at most %3 is demanded</source>
        <translation>%1 为 %2，要求最多 %3</translation>
    </message>
    <message>
        <source>%1 is there, and %2 answers.</source>
        <translation>%1 存在，且 %2 有应答。</translation>
    </message>
    <message>
        <source>%1 of %2 columns moved.</source>
        <translation>%2 列中有 %1 列偏移。</translation>
    </message>
    <message>
        <source>It is larger than the %1 MiB that a release keeps.</source>
        <translation>大于发布所保存的 %1 MiB。</translation>
    </message>
    <message>
        <source>Its contract has more than the %1 rules that a release keeps.</source>
        <translation>其契约的规则多于发布所保存的 %1 条。</translation>
    </message>
    <message>
        <source>Column %1 holds bytes that are no text.</source>
        <translation>列 %1 含有不是文本的字节。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is named twice in one of its objects.</source>
        <translation>“%1”在其某个对象中出现了两次。</translation>
    </message>
    <message>
        <source>This is a matrix, and no table.</source>
        <translation>这是矩阵，不是表。</translation>
    </message>
    <message>
        <source>Two columns are named %1.</source>
        <translation>有两列名为 %1。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB.</source>
        <translation>文件大于 %1 MiB。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The file is not UTF-8.</source>
        <translation>文件不是 UTF-8。</translation>
    </message>
    <message>
        <source>It changed while it was read.</source>
        <translation>它在读取过程中发生了变化。</translation>
    </message>
    <message>
        <source>It holds more than the %1 different results that a release keeps.</source>
        <translation>其不同结果多于发布所保存的 %1 个。</translation>
    </message>
    <message>
        <source>The kept input cannot be read.</source>
        <translation>无法读取已保存的输入。</translation>
    </message>
    <message>
        <source>The result holds no inputs.</source>
        <translation>结果中没有输入。</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>多于 %1 行</translation>
    </message>
    <message>
        <source>It was measured in the future, so a clock is off.</source>
        <translation>测量时间在未来，说明某个时钟不准。</translation>
    </message>
    <message>
        <source>The signature&apos;s %1 are no list of columns. %2</source>
        <translation>签名的 %1 不是列的列表。%2</translation>
    </message>
    <message>
        <source>It names no flavor to load it by.</source>
        <translation>未指明用于加载的 flavor。</translation>
    </message>
    <message>
        <source>The files of %1 %2 are neither a run&apos;s nor a logged model&apos;s, so they were not looked at.</source>
        <translation>%1 %2 的文件既不属于运行，也不属于已记录的模型，因此未作检查。</translation>
    </message>
    <message>
        <source>The files of %1 %2 are neither a run&apos;s nor a logged model&apos;s.</source>
        <translation>%1 %2 的文件既不属于运行，也不属于已记录的模型。</translation>
    </message>
    <message>
        <source>It gives %1 numbers, and no more than %2 are judged: aggregate them.</source>
        <translation>给出了 %1 个数字，而最多只评判 %2 个：请聚合。</translation>
    </message>
    <message>
        <source>Nested too deeply.</source>
        <translation>嵌套太深。</translation>
    </message>
    <message>
        <source>It is listed as one file, and is none.</source>
        <translation>列为一个文件，但它不是文件。</translation>
    </message>
    <message>
        <source>The version has no files.</source>
        <translation>该版本没有文件。</translation>
    </message>
    <message>
        <source>The tag is cut short or no list. %1</source>
        <translation>该标签被截断或不是列表。%1</translation>
    </message>
    <message>
        <source>%1 gives %2 numbers at once; a condition is about one, as of max(…).</source>
        <translation>%1 同时给出 %2 个数字；一个条件只针对一个数字，例如 max(…)。</translation>
    </message>
    <message>
        <source>%1 comparisons are more than the %2 that a release keeps: name fewer columns or segments.</source>
        <translation>%1 次比较多于发布所保存的 %2 次：请减少指定的列或分段。</translation>
    </message>
    <message>
        <source>%1 has more than %2 values.</source>
        <translation>%1 有多于 %2 个值。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>%1，另有 %2 项</translation>
    </message>
</context>
<context>
    <name>ph::GateSettings</name>
    <message>
        <source>The file of `contract` says what holds.</source>
        <translation>规定由 `contract` 的文件给出。</translation>
    </message>
    <message>
        <source>contract and data go together.</source>
        <translation>contract 和 data 必须一起使用。</translation>
    </message>
    <message>
        <source>Either a report is judged, or a contract.</source>
        <translation>要么评判报告，要么评判契约。</translation>
    </message>
    <message>
        <source>There is no time zone &quot;%1&quot;.</source>
        <translation>没有时区“%1”。</translation>
    </message>
    <message>
        <source>table and column go together.</source>
        <translation>table 和 column 必须一起使用。</translation>
    </message>
    <message>
        <source>Segments are told apart by `by`.</source>
        <translation>分段由 `by` 区分。</translation>
    </message>
    <message>
        <source>%1 stands for nothing; {target} is the version, and {window} the window.</source>
        <translation>%1 不代表任何内容；{target} 是版本，{window} 是时间窗口。</translation>
    </message>
    <message>
        <source>The usual queries tell no segments apart: say query and requests.</source>
        <translation>常用查询不区分分段：请写明 query 和 requests。</translation>
    </message>
    <message>
        <source>Of what? Say baseline, or {target} in query: then it is the champion&apos;s.</source>
        <extracomment>of at-most-ratio, a multiple</extracomment>
        <translation>相对于什么？请写明 baseline，或在 query 中使用 {target}：则与冠军版本相比。</translation>
    </message>
    <message>
        <source>at-most-ratio is missing.</source>
        <translation>缺少 at-most-ratio。</translation>
    </message>
</context>
<context>
    <name>ph::GateTable</name>
    <message>
        <source>Gates with their evidence</source>
        <translation>门禁及其证据</translation>
    </message>
</context>
<context>
    <name>ph::GateTableModel</name>
    <message>
        <source>%1 for %2, until %3: %4</source>
        <translation>%1 代表 %2，截至 %3：%4</translation>
    </message>
    <message>
        <source>Waived by</source>
        <translation>豁免人</translation>
    </message>
    <message>
        <source>not in force: %1</source>
        <translation>未生效：%1</translation>
    </message>
    <message>
        <source>Waiver, void</source>
        <translation>豁免（无效）</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>裕度</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Oldest input seen</source>
        <translation>最早输入的观察时间</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>评估时间</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>门禁</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Value and threshold</source>
        <translation>值与阈值</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>观察时间</translation>
    </message>
</context>
<context>
    <name>ph::Git</name>
    <message>
        <source>a repository&apos;s folder is given as a whole path</source>
        <translation>仓库的文件夹须以完整路径给出</translation>
    </message>
    <message>
        <source>control characters in an address</source>
        <translation>地址中有控制字符</translation>
    </message>
    <message>
        <source>it is no URL</source>
        <translation>这不是 URL</translation>
    </message>
    <message>
        <source>file:// names another machine</source>
        <translation>file:// 指向另一台机器</translation>
    </message>
    <message>
        <source>a password does not belong in an address; give a reference to it</source>
        <translation>密码不应写在地址中；请给出对它的引用</translation>
    </message>
    <message>
        <source>no host is named</source>
        <translation>未指明主机</translation>
    </message>
    <message>
        <source>use https:// or ssh://, which nobody can change on the way</source>
        <translation>请使用 https:// 或 ssh://，途中无人能篡改</translation>
    </message>
    <message>
        <source>use a folder, https:// or ssh://</source>
        <translation>请使用文件夹、https:// 或 ssh://</translation>
    </message>
    <message>
        <source>not the id of a content</source>
        <translation>不是内容的 ID</translation>
    </message>
    <message>
        <source>the file has %1 bytes</source>
        <translation>文件有 %1 字节</translation>
    </message>
    <message>
        <source>somebody else was first: the branch has moved</source>
        <translation>他人抢先了一步：分支已移动</translation>
    </message>
    <message>
        <source>somebody else is writing to the branch</source>
        <translation>他人正在写入该分支</translation>
    </message>
    <message>
        <source>somebody works in this folder; push to a bare repository</source>
        <translation>有人正在此文件夹中工作；请推送到裸仓库</translation>
    </message>
    <message>
        <source>its %1 hook would not be asked; use the address of its server</source>
        <translation>其 %1 钩子不会被执行；请使用其服务器的地址</translation>
    </message>
    <message>
        <source>not the id of a commit</source>
        <translation>不是提交的 ID</translation>
    </message>
    <message>
        <source>not the name of a branch</source>
        <translation>不是分支的名称</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>the branch&apos;s commit has no id</source>
        <translation>分支的提交没有 ID</translation>
    </message>
    <message>
        <source>it is no ordinary file, and links are not followed</source>
        <translation>它不是普通文件，且不会跟随链接</translation>
    </message>
    <message>
        <source>the file has %1 bytes; at most %2 are read</source>
        <translation>文件有 %1 字节；最多读取 %2 字节</translation>
    </message>
    <message>
        <source>no commit is known that changed it</source>
        <translation>没有已知的提交修改过它</translation>
    </message>
    <message>
        <source>a link or folder is not replaced by a file</source>
        <translation>不会用文件替换链接或文件夹</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>nothing would change: this is what is there</source>
        <translation>不会有任何改变：内容与现有的相同</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>the server did not accept who we are</source>
        <translation>服务器不接受我们的身份</translation>
    </message>
    <message>
        <source>the server asks for a way of signing in that is not known here</source>
        <translation>服务器要求的登录方式在此处未知</translation>
    </message>
    <message>
        <source>the server asks for a password or token; none is configured</source>
        <translation>服务器要求密码或令牌；尚未配置</translation>
    </message>
    <message>
        <source>the server did not accept the password or token</source>
        <translation>服务器不接受此密码或令牌</translation>
    </message>
    <message>
        <source>a password is not sent over an unencrypted connection</source>
        <translation>不会通过未加密的连接发送密码</translation>
    </message>
    <message>
        <source>the repository is larger than %1 MiB</source>
        <translation>仓库大于 %1 MiB</translation>
    </message>
</context>
<context>
    <name>ph::GroupedValuesView</name>
    <message>
        <source>%1 holds words, which have no quartiles.</source>
        <translation>%1 是文本，没有四分位数。</translation>
    </message>
    <message>
        <source>The %1 largest of %2 groups are shown.</source>
        <translation>共 %2 个分组，显示最大的 %1 个。</translation>
    </message>
    <message>
        <source>median %1, quartiles %2 to %3</source>
        <translation>中位数 %1，四分位数 %2 至 %3</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>mean %1 ± %2</source>
        <translation>平均值 %1 ± %2</translation>
    </message>
    <message>
        <source>None of these runs has a value of %1 to show.</source>
        <translation>这些运行都没有可显示的 %1 值。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低值</translation>
    </message>
    <message>
        <source>1st quartile</source>
        <translation>第一四分位数</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>3rd quartile</source>
        <translation>第三四分位数</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
</context>
<context>
    <name>ph::HandbookPage</name>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>ph::HealthDots</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No connections</source>
        <translation>没有连接</translation>
    </message>
</context>
<context>
    <name>ph::HeatMapView</name>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>drift: %1 × the threshold</source>
        <translation>漂移：阈值的 %1 倍</translation>
    </message>
    <message>
        <source>no drift: %1 × the threshold</source>
        <translation>无漂移：阈值的 %1 倍</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>stays moved since %1</source>
        <translation>自 %1 起持续偏移</translation>
    </message>
    <message>
        <source>row %1 of %2, column %3 of %4</source>
        <translation>第 %1 行，共 %2 行；第 %3 列，共 %4 列</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>%1 × and more</source>
        <translation>%1 倍及以上</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>stays moved from here on</source>
        <translation>从此处起持续偏移</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>ph::HeatStrip</name>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>any value</source>
        <translation>任意值</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>不高于 %1</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>n ≈ %1</source>
        <translation>n ≈ %1</translation>
    </message>
</context>
<context>
    <name>ph::HelpController</name>
    <message>
        <source>Open in the browser?</source>
        <translation>在浏览器中打开？</translation>
    </message>
    <message>
        <source>This leads out of the handbook:</source>
        <translation>此链接指向手册之外：</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ph::HelpView</name>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>各章</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing in the handbook has all of these words.</source>
        <translation>手册中没有同时包含这些词的内容。</translation>
    </message>
    <message>
        <source>This chapter is not translated yet, and is shown in English.</source>
        <translation>本章尚未翻译，以英文显示。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find in this chapter</source>
        <translation>在本章中查找</translation>
    </message>
</context>
<context>
    <name>ph::HistogramView</name>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>None of these runs has a value of %1 to show.</source>
        <translation>这些运行都没有可显示的 %1 值。</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行数</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>ph::HistoryFigures</name>
    <message>
        <source>The comparison was not cut into windows.</source>
        <translation>此比较没有划分窗口。</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Shares of %1</source>
        <translation>%1 的占比</translation>
    </message>
    <message>
        <source>%1 is not compared by categories.</source>
        <translation>%1 不按类别比较。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>share of rows</source>
        <translation>行的占比</translation>
    </message>
    <message>
        <source>%1 by window</source>
        <translation>按窗口的 %1</translation>
    </message>
    <message>
        <source>No window has numbers of %1.</source>
        <translation>没有窗口含有 %1 的数值。</translation>
    </message>
    <message>
        <source>median %1, quartiles %2 and %3
from %4 to %5, mean %6
n = %7</source>
        <translation>中位数 %1，四分位数 %2 和 %3
从 %4 到 %5，均值 %6
n = %7</translation>
    </message>
    <message>
        <source>each window</source>
        <translation>各窗口</translation>
    </message>
    <message>
        <source>median and quartiles of the reference</source>
        <translation>参考的中位数和四分位数</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>下四分位数</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>上四分位数</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Missing values of %1</source>
        <translation>%1 的缺失值</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>缺失：%1</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>没有行</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>ph::Http</name>
    <message>
        <source>JSON of %1 bytes is too large</source>
        <translation>%1 字节的 JSON 太大</translation>
    </message>
    <message>
        <source>not JSON, %1</source>
        <translation>不是 JSON，%1</translation>
    </message>
    <message>
        <source>JSON nests deeper than %1 levels</source>
        <translation>JSON 的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the answer is larger than %1 bytes</source>
        <translation>应答大于 %1 字节</translation>
    </message>
    <message>
        <source>the answer&apos;s headers are larger than %1 bytes</source>
        <translation>应答的标头大于 %1 字节</translation>
    </message>
    <message>
        <source>no byte came for %1 ms</source>
        <translation>%1 ms 内没有收到任何字节</translation>
    </message>
    <message>
        <source>the answer does not fit into memory</source>
        <translation>应答超出内存容量</translation>
    </message>
    <message>
        <source>a header holds a line break or has no proper name</source>
        <translation>某个标头含有换行符或名称不正确</translation>
    </message>
    <message>
        <source>redirect: %1</source>
        <translation>重定向：%1</translation>
    </message>
    <message>
        <source>more than %1 redirects</source>
        <translation>重定向超过 %1 次</translation>
    </message>
    <message>
        <source>redirected from https to http, which is not followed</source>
        <translation>从 https 重定向到 http，不予跟随</translation>
    </message>
    <message>
        <source>only http and https addresses can be used</source>
        <translation>只能使用 http 和 https 地址</translation>
    </message>
    <message>
        <source>the address names no host</source>
        <translation>地址未指明主机</translation>
    </message>
    <message>
        <source>not an address: %1</source>
        <translation>不是地址：%1</translation>
    </message>
    <message>
        <source>redirected to what is no address</source>
        <translation>重定向的目标不是地址</translation>
    </message>
    <message>
        <source>the TLS server name is no host name</source>
        <translation>TLS 服务器名称不是主机名</translation>
    </message>
    <message>
        <source>%1, a redirect that is not followed</source>
        <extracomment>%1 is &quot;HTTP 302&quot;</extracomment>
        <translation>%1，重定向，不予跟随</translation>
    </message>
    <message>
        <source>expected JSON, the server sent %1: %2</source>
        <translation>应为 JSON，服务器发送的是 %1：%2</translation>
    </message>
    <message>
        <source>no content type</source>
        <translation>无内容类型</translation>
    </message>
    <message>
        <source>byte %1: the text ends too early</source>
        <translation>第 %1 字节：文本过早结束</translation>
    </message>
    <message>
        <source>byte 0: there is no document</source>
        <translation>第 0 字节：没有文档</translation>
    </message>
    <message>
        <source>byte %1: unexpected text</source>
        <translation>第 %1 字节：文本不合语法</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <extracomment>%1 is a place such as runs[3].info or the whole document, %2 is such as &quot;a number&quot;, %3 such as &quot;string&quot;</extracomment>
        <translation>%1：应为%2，实为%3</translation>
    </message>
    <message>
        <source>a 64-bit integer</source>
        <translation>64 位整数</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>object</source>
        <extracomment>A type of JSON, as are the next ones: &quot;runs: expected an array, found object&quot;</extracomment>
        <translation>对象</translation>
    </message>
    <message>
        <source>string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>ph::ImagesView</name>
    <message>
        <source>Rows of pictures</source>
        <translation>图片行</translation>
    </message>
    <message>
        <source>First step shown</source>
        <translation>显示的起始步数</translation>
    </message>
    <message>
        <source>%1 of %2 runs are shown, selected ones first.</source>
        <translation>显示 %2 个运行中的 %1 个，选中的优先。</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln runs were looked at; select runs to see theirs.</source>
        <translation>
            <numerusform>只检查了 %Ln 个运行；选择运行可查看对应内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs have no pictures here.</source>
        <translation>
            <numerusform>%Ln 个运行在此没有图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for pictures …</source>
        <translation>正在查找图片…</translation>
    </message>
    <message>
        <source>None of these runs has logged pictures with steps.</source>
        <translation>这些运行都没有按步数记录图片。</translation>
    </message>
    <message>
        <source>None of these runs has pictures in %1.</source>
        <translation>这些运行的 %1 中都没有图片。</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步数 %1</translation>
    </message>
    <message>
        <source>%1 · %2 · step %3</source>
        <translation>%1 · %2 · 步数 %3</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1, %2, step %3</source>
        <translation>%1，%2，步数 %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs could not be read whole.</source>
        <translation>
            <numerusform>另有 %Ln 个运行未能完整读取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::InboxModel</name>
    <message>
        <source>due %1</source>
        <translation>截止 %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>请求时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>始于</translation>
    </message>
</context>
<context>
    <name>ph::InboxView</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>没有等待您处理的事项</translation>
    </message>
    <message>
        <source>Approvals that are asked of you, releases that nobody drives and steps that are unclear come here.</source>
        <translation>请求您批准的发布、无人推进的发布以及不明确的步骤会出现在这里。</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>等待您处理的事项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matter(s)</source>
        <translation>
            <numerusform>%Ln 件事项</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by release, kind, words</source>
        <translation>按发布、类型、文字筛选</translation>
    </message>
    <message>
        <source>Filter the inbox</source>
        <translation>筛选收件箱</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Nothing that waits for you has these words.</source>
        <translation>等待您处理的内容中没有包含这些词的。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>ph::IncidentActDialog</name>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change the severity</source>
        <translation>更改严重程度</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Users are well again</source>
        <translation>用户已恢复正常</translation>
    </message>
    <message>
        <source>By what it shows</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>End</source>
        <comment>an incident</comment>
        <translation>结束</translation>
    </message>
    <message>
        <source>Reopen the incident</source>
        <translation>重新打开事故</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>始于</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Correct when it began</source>
        <translation>更正开始时间</translation>
    </message>
    <message>
        <source>By what it is known</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Began</source>
        <comment>an incident, when</comment>
        <translation>开始</translation>
    </message>
    <message>
        <source>About</source>
        <comment>a note, the moment</comment>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>ph::IncidentEntryModel</name>
    <message>
        <source>Pilothouse</source>
        <comment>who wrote an entry: the program</comment>
        <translation>Pilothouse</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who wrote it</comment>
        <translation>记录人</translation>
    </message>
</context>
<context>
    <name>ph::IncidentImpactEdit</name>
    <message>
        <source>Segments</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Separated by commas; empty: not known yet</source>
        <translation>以逗号分隔；留空表示尚不清楚</translation>
    </message>
    <message>
        <source>Affected share, %</source>
        <translation>受影响比例（%）</translation>
    </message>
    <message>
        <source>Of these fail, %</source>
        <translation>其中失败（%）</translation>
    </message>
    <message>
        <source>Requests per user</source>
        <translation>每用户请求数</translation>
    </message>
    <message>
        <source>Cost of an error</source>
        <translation>每次错误的成本</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>an amount that is not known</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes a number from 0 to 100.</source>
        <translation>“%1”须为 0 到 100 之间的数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes a number from 0 up.</source>
        <translation>“%1”须为不小于 0 的数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes a number above 0.</source>
        <translation>“%1”须为大于 0 的数。</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>请求/秒</translation>
    </message>
</context>
<context>
    <name>ph::IncidentPage</name>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Change severity…</source>
        <translation>更改严重程度…</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>在时间线上查看</translation>
    </message>
    <message>
        <source>Record of the incident</source>
        <translation>事故记录</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>No incident is chosen</source>
        <translation>未选择事故</translation>
    </message>
    <message>
        <source>Choose one to see what it did to users, and what changed before it.</source>
        <translation>选择一个事故，查看它对用户的影响以及此前发生的变更。</translation>
    </message>
    <message>
        <source>What changed before it began</source>
        <translation>开始前发生的变更</translation>
    </message>
    <message>
        <source>Choose one to see why it is suspected, and its evidence.</source>
        <translation>选择一项，查看其可疑原因及证据。</translation>
    </message>
    <message>
        <source>What changed before</source>
        <translation>此前的变更</translation>
    </message>
    <message>
        <source>Record (%1)</source>
        <translation>记录（%1）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Environment %1 · began %2 · ended %3</source>
        <translation>环境 %1 · 开始于 %2 · 结束于 %3</translation>
    </message>
    <message>
        <source>Endpoints: %1 · segments: %2</source>
        <translation>端点：%1 · 细分：%2</translation>
    </message>
    <message>
        <source>Opened %1 by %2, %3</source>
        <comment>when, who, how</comment>
        <translation>%1 由 %2 创建，%3</translation>
    </message>
    <message>
        <source>Affected: %1</source>
        <comment>what an incident did to users</comment>
        <translation>影响：%1</translation>
    </message>
    <message>
        <source>Looking for what changed before…</source>
        <translation>正在查找此前的变更…</translation>
    </message>
    <message>
        <source>What changed before (%1)</source>
        <translation>此前的变更（%1）</translation>
    </message>
    <message>
        <source>Nothing is known to have changed</source>
        <translation>没有已知的变更</translation>
    </message>
    <message>
        <source>In the %1 before it began nothing was seen that may have caused it. What nobody looked at is not known.</source>
        <comment>%1: 24 h</comment>
        <translation>在开始前的 %1 内，没有观察到可能的原因。未被观察的情况无从得知。</translation>
    </message>
    <message>
        <source>Environment %1 · began %2, goes on</source>
        <translation>环境 %1 · 开始于 %2，仍在持续</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Postmortem</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Containment</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Correct onset…</source>
        <translation>更正开始时间…</translation>
    </message>
    <message>
        <source>Say since when it goes on; what changed before it is looked for anew</source>
        <translation>说明从何时开始；将重新查找此前的变化</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>ph::IncidentRuleController</name>
    <message>
        <source>Reading what was cached…</source>
        <translation>正在读取缓存的数据…</translation>
    </message>
    <message>
        <source>Looking for a rule for %1</source>
        <translation>正在为“%1”查找规则</translation>
    </message>
    <message>
        <source>Trying a rule</source>
        <translation>正在试用规则</translation>
    </message>
    <message>
        <source>A policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Policies (*.yaml *.yml)</source>
        <translation>策略 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Closed without a rule</source>
        <translation>已关闭，未写规则</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Written into %1: commit it</source>
        <translation>已写入 %1：请提交</translation>
    </message>
    <message>
        <source>Closing the incident</source>
        <translation>正在关闭事故</translation>
    </message>
    <message>
        <source>Closed with its rule: commit the policy</source>
        <translation>已带规则关闭：请提交策略</translation>
    </message>
</context>
<context>
    <name>ph::IncidentStore</name>
    <message>
        <source>No endpoint of this name is known here.</source>
        <translation>此处不知道这个名称的端点。</translation>
    </message>
    <message>
        <source>Several endpoints of this name are known here.</source>
        <translation>此处有多个这个名称的端点。</translation>
    </message>
    <message>
        <source>Its connection is not here any more.</source>
        <translation>其连接已不在此处。</translation>
    </message>
    <message>
        <source>The connection %1 is switched off.</source>
        <translation>连接 %1 已关闭。</translation>
    </message>
    <message>
        <source>Some silences cannot be read.</source>
        <translation>有些静默无法读取。</translation>
    </message>
    <message>
        <source>Its connection is not here.</source>
        <translation>其连接不在此处。</translation>
    </message>
    <message>
        <source>It was done elsewhere: nobody here can tell.</source>
        <translation>这是在别处做的：此处无人知晓。</translation>
    </message>
    <message>
        <source>It names no endpoint that is known here. `incident change --endpoint` names one, `endpoints` lists them.</source>
        <translation>它没有指明此处已知的端点。用 `incident change --endpoint` 指明，用 `endpoints` 列出。</translation>
    </message>
    <message>
        <source>This tier moves no traffic: it has no rollout to judge by a metric.</source>
        <translation>此等级不移动流量：没有可用指标评判的滚动发布。</translation>
    </message>
    <message>
        <source>This tier has no data-contract gate of that id.</source>
        <translation>此等级没有这个标识的数据契约门禁。</translation>
    </message>
    <message>
        <source>The policy has no such tier.</source>
        <translation>策略中没有这个等级。</translation>
    </message>
    <message>
        <source>With this rule the policy would not be valid: %1</source>
        <translation>加上这条规则后策略将无效：%1</translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile; nothing was written.</source>
        <translation>其间有人更改了它；未写入任何内容。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The usual steps are looked at.</source>
        <translation>查看的是通常的步骤。</translation>
    </message>
    <message>
        <source>%1 older fetches are not shown; `incident logs` prints them.</source>
        <translation>未显示更早的 %1 次获取；用 `incident logs` 打印。</translation>
    </message>
    <message>
        <source>A postmortem is a .md, an .html or a .pdf.</source>
        <translation>复盘是 .md、.html 或 .pdf 文件。</translation>
    </message>
    <message>
        <source>It is closed: reopen it first.</source>
        <translation>它已关闭：请先重新打开。</translation>
    </message>
    <message>
        <source>It goes on: say first that it ended.</source>
        <translation>它仍在持续：请先说明它已结束。</translation>
    </message>
    <message>
        <source>This rule would not have caught it (%1).</source>
        <translation>这条规则本不会发现它（%1）。</translation>
    </message>
    <message>
        <source>Entry %1 cannot be read: %2</source>
        <translation>条目 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>它已经是打开的。</translation>
    </message>
    <message>
        <source>It is open.</source>
        <translation>它是打开的。</translation>
    </message>
    <message>
        <source>A note says something.</source>
        <translation>备注不能为空。</translation>
    </message>
    <message>
        <source>Whoever overrules a step says why.</source>
        <translation>否定步骤的结论须说明理由。</translation>
    </message>
    <message>
        <source>Whoever reopens an incident says why.</source>
        <translation>重新打开事故须说明理由。</translation>
    </message>
    <message>
        <source>An incident closes with a rule: what would catch the next one.</source>
        <translation>关闭事故须有一条规则：什么能发现下一次。</translation>
    </message>
    <message>
        <source>When did it end?</source>
        <translation>它何时结束？</translation>
    </message>
    <message>
        <source>An incident has a title and an environment.</source>
        <translation>事故须有标题和环境。</translation>
    </message>
    <message>
        <source>There is no such incident.</source>
        <translation>没有这个事故。</translation>
    </message>
    <message>
        <source>Nothing opens incident %1, of which there are entries.</source>
        <translation>事故 %1 有条目，却没有创建它的条目。</translation>
    </message>
</context>
<context>
    <name>ph::IncidentTableModel</name>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>column: when an incident began</comment>
        <translation>始于</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ph::IncidentWords</name>
    <message>
        <source>unknown</source>
        <comment>an amount that is not known</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>title: %1</source>
        <translation>标题：%1</translation>
    </message>
    <message>
        <source>severity: %1</source>
        <translation>严重程度：%1</translation>
    </message>
    <message>
        <source>began: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>endpoints: %1</source>
        <translation>端点：%1</translation>
    </message>
    <message>
        <source>segments: %1</source>
        <translation>细分：%1</translation>
    </message>
    <message>
        <source>affected share: %1 %</source>
        <translation>受影响比例：%1 %</translation>
    </message>
    <message>
        <source>requests per second: %1</source>
        <translation>每秒请求数：%1</translation>
    </message>
    <message>
        <source>requests per user: %1</source>
        <translation>每用户请求数：%1</translation>
    </message>
    <message>
        <source>failed share: %1 %</source>
        <translation>失败比例：%1 %</translation>
    </message>
    <message>
        <source>cost of an error: %1</source>
        <translation>每次错误的成本：%1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Overruled</source>
        <translation>已推翻</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>Seen done</source>
        <translation>已确认完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>an act against an incident</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>%1 (about %2)</source>
        <comment>a note, and the moment it is about</comment>
        <translation>%1（关于 %2）</translation>
    </message>
    <message>
        <source>Sev %1</source>
        <comment>severity of an incident, 1 to 4</comment>
        <translation>%1 级</translation>
    </message>
    <message>
        <source>everybody, now</source>
        <translation>所有用户正在受影响</translation>
    </message>
    <message>
        <source>many, or what matters most</source>
        <translation>大量用户或最重要的功能</translation>
    </message>
    <message>
        <source>some, and it can be worked around</source>
        <translation>部分用户，可以绕过</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无用户受影响</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>an incident</comment>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Contained</source>
        <comment>an incident</comment>
        <translation>已控制</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>an incident</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>an incident</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>how an incident was opened</comment>
        <translation>手动</translation>
    </message>
    <message>
        <source>from alert %1</source>
        <translation>来自告警 %1</translation>
    </message>
    <message>
        <source>from gate %1</source>
        <translation>来自关卡 %1</translation>
    </message>
    <message>
        <source>from drift of %1</source>
        <translation>来自 %1 的漂移</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>请求：%1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Users: %1</source>
        <translation>用户：%1</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>成本：%1</translation>
    </message>
    <message>
        <source>Score %1 = closeness in time %2 × certainty of the time %3 × same scope %4 × how often such a thing is a cause %5</source>
        <translation>得分 %1 = 时间接近度 %2 × 时间确定度 %3 × 范围重合度 %4 × 此类事项成为原因的频度 %5</translation>
    </message>
    <message>
        <source>Show the alert</source>
        <translation>查看告警</translation>
    </message>
    <message>
        <source>Show the gate</source>
        <translation>查看门禁</translation>
    </message>
    <message>
        <source>Show the drift</source>
        <translation>查看漂移</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>an act against an incident, looked for again</comment>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Contradicted</source>
        <comment>an act against an incident, by what was seen</comment>
        <translation>与所见不符</translation>
    </message>
</context>
<context>
    <name>ph::IncidentsController</name>
    <message>
        <source>Reading what happened</source>
        <translation>正在读取发生过的事</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>已创建：%1</translation>
    </message>
    <message>
        <source>Written down: %1</source>
        <translation>已记录：%1</translation>
    </message>
    <message>
        <source>Writing the incident down</source>
        <translation>正在记录事故</translation>
    </message>
    <message>
        <source>A note belongs to an incident: open or choose one first.</source>
        <translation>备注属于某个事故：请先打开或选择一个。</translation>
    </message>
</context>
<context>
    <name>ph::IncidentsScreen</name>
    <message>
        <source>Incidents</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Open incident…</source>
        <translation>创建事故…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Reading incidents…</source>
        <translation>正在读取事故…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) of incidents cannot be read. The others are shown.</source>
        <translation>
            <numerusform>有 %Ln 条事故记录无法读取。其余的已显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Going on: %1 of %2</source>
        <comment>counts of incidents</comment>
        <translation>仍在持续：%1/%2</translation>
    </message>
    <message>
        <source>No incident is known</source>
        <translation>没有已知事故</translation>
    </message>
    <message>
        <source>Open one when users are hurt: it gathers what changed before, what people note and what is done. It works without any server.</source>
        <translation>用户受影响时创建事故：它汇集此前的变更、人们的备注和采取的措施。无需任何服务器即可使用。</translation>
    </message>
    <message>
        <source>Close pack</source>
        <translation>关闭离线包</translation>
    </message>
    <message>
        <source>Pin for on-call…</source>
        <translation>为值班固定…</translation>
    </message>
    <message>
        <source>Filter by title, environment, severity, state</source>
        <translation>按标题、环境、严重程度、状态筛选</translation>
    </message>
    <message>
        <source>Filter incidents</source>
        <translation>筛选事故</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No incident has these words.</source>
        <translation>没有事故包含这些词。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>ph::InputsTab</name>
    <message>
        <source>Dataset inputs</source>
        <translation>数据集输入</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Source type</source>
        <translation>来源类型</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Schema and profile</source>
        <translation>模式与概况</translation>
    </message>
    <message>
        <source>No dataset inputs</source>
        <translation>没有数据集输入</translation>
    </message>
    <message>
        <source>mlflow.log_input() records which data a run was made from, with a digest.</source>
        <translation>mlflow.log_input() 会记录运行所用的数据及其摘要。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>概况</translation>
    </message>
</context>
<context>
    <name>ph::JobListModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>ph::JobsPopup</name>
    <message>
        <source>Nothing runs in the background.</source>
        <translation>没有后台任务。</translation>
    </message>
    <message>
        <source>Background jobs</source>
        <translation>后台任务</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>后台任务</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ph::JsonFields</name>
    <message>
        <source>%1: larger than 1 MiB</source>
        <translation>%1：大于 1 MiB</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is missing</source>
        <translation>%1：缺少“%2”</translation>
    </message>
    <message>
        <source>written in version %1 of the format; this program reads version %2</source>
        <translation>文件格式为版本 %1，本程序支持版本 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be text</source>
        <translation>“%1”必须是文本</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must list texts</source>
        <translation>“%1”必须是文本列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list</source>
        <translation>“%1”必须是列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an object</source>
        <translation>“%1”必须是对象</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds an empty column name</source>
        <translation>“%1”中有空的列名</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names %2 twice</source>
        <translation>“%1”中 %2 重复</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3</source>
        <translation>“%1”必须是 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be one of %2</source>
        <translation>“%1”必须是以下之一：%2</translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot;</source>
        <translation>未知的键“%1”</translation>
    </message>
</context>
<context>
    <name>ph::JudgeStepDialog</name>
    <message>
        <source>Overrule a step</source>
        <translation>否定步骤的结论</translation>
    </message>
    <message>
        <source>Confirm a step</source>
        <translation>确认步骤的结论</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why it is so: others read it later</source>
        <translation>为什么：供他人日后阅读</translation>
    </message>
    <message>
        <source>What else is to be said, if anything</source>
        <translation>补充说明（可不填）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Overrule</source>
        <translation>否定</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>%1 – the check says %2</source>
        <comment>%1: a step, %2: its verdict with its reasons</comment>
        <translation>%1 – 检查结果：%2</translation>
    </message>
    <message>
        <source>What holds instead?</source>
        <translation>实际情况是？</translation>
    </message>
    <message>
        <source>Confirmed as: %1</source>
        <translation>确认为：%1</translation>
    </message>
</context>
<context>
    <name>ph::KeepFresh</name>
    <message>
        <source>documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>events</source>
        <translation>集群事件</translation>
    </message>
    <message>
        <source>models and prompts</source>
        <translation>模型与提示词</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>past alerts</source>
        <translation>过去的告警</translation>
    </message>
</context>
<context>
    <name>ph::KeptLogModel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 (previous)</source>
        <comment>%1: a container, before it started again</comment>
        <translation>%1（上一次运行）</translation>
    </message>
    <message>
        <source>Lines in which something was hidden before they were kept</source>
        <translation>保存前隐藏了部分内容的行</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>From – to</source>
        <comment>column: first and last line of a log</comment>
        <translation>起止时间</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Hidden</source>
        <comment>column: lines of a log with something hidden</comment>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Fetched</source>
        <translation>获取时间</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>column: lines of a log in which something is found</comment>
        <translation>找到</translation>
    </message>
</context>
<context>
    <name>ph::KeyValueTab</name>
    <message>
        <source>Filter by key or value</source>
        <translation>按键或值筛选</translation>
    </message>
    <message>
        <source>Whole value</source>
        <translation>完整的值</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>键和值</translation>
    </message>
</context>
<context>
    <name>ph::Keychain</name>
    <message>
        <source>the system keychain did not answer</source>
        <translation>系统钥匙串没有响应</translation>
    </message>
    <message>
        <source>the system keychain has no such entry</source>
        <translation>系统钥匙串中没有此条目</translation>
    </message>
    <message>
        <source>the system keychain refused access</source>
        <translation>系统钥匙串拒绝访问</translation>
    </message>
    <message>
        <source>there is no system keychain</source>
        <translation>没有系统钥匙串</translation>
    </message>
    <message>
        <source>the system keychain failed</source>
        <translation>系统钥匙串出错</translation>
    </message>
    <message>
        <source>there is no system keychain; use env:NAME, file:PATH or exec:COMMAND</source>
        <translation>没有系统钥匙串，请使用 env:NAME、file:PATH 或 exec:COMMAND</translation>
    </message>
</context>
<context>
    <name>ph::KubeLocation</name>
    <message>
        <source>This is no kubeconfig, or one without contexts.</source>
        <translation>这不是 kubeconfig，或其中没有上下文。</translation>
    </message>
    <message>
        <source>The kubeconfig has no current context; name one of: %1.</source>
        <translation>kubeconfig 没有当前上下文；请指定其中之一：%1。</translation>
    </message>
    <message>
        <source>The kubeconfig has no context &quot;%1&quot;; it has: %2.</source>
        <translation>kubeconfig 没有上下文“%1”；它有：%2。</translation>
    </message>
</context>
<context>
    <name>ph::Kubernetes</name>
    <message>
        <source>Kubernetes cluster</source>
        <translation>Kubernetes 集群</translation>
    </message>
    <message>
        <source>What serves models on a cluster: KServe, Seldon, Argo Rollouts, Knative and more. How to sign in stands in the kubeconfig.</source>
        <translation>集群上提供模型服务的对象：KServe、Seldon、Argo Rollouts、Knative 等。登录方式写在 kubeconfig 里。</translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation>Kubeconfig</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>the kubeconfig&apos;s current one</source>
        <translation>kubeconfig 的当前上下文</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>all that may be read</source>
        <translation>所有可读的</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Let this program change traffic and roll out here. Off: it only reads.</source>
        <translation>允许本程序在此更改流量和发布。关闭：只读。</translation>
    </message>
    <message>
        <source>Control is switched off for this connection: it only reads. Its owner can allow it by editing the connection (connect add: --allow-control).</source>
        <translation>此连接已关闭控制：它只读取。所有者可以通过编辑连接来允许（connect add：--allow-control）。</translation>
    </message>
</context>
<context>
    <name>ph::KubernetesApi</name>
    <message>
        <source>Only the newest %1 logs are read at once.</source>
        <translation>一次只读取最新的 %1 份日志。</translation>
    </message>
    <message>
        <source>the review does not say what is allowed</source>
        <translation>审查未说明允许什么</translation>
    </message>
    <message>
        <source>expected JSON, the server sent %1</source>
        <translation>应为 JSON，服务器发送的是 %1</translation>
    </message>
    <message>
        <source>the answer is not a list</source>
        <translation>应答不是列表</translation>
    </message>
    <message>
        <source>an item of the list is no object</source>
        <translation>列表中有一项不是对象</translation>
    </message>
    <message>
        <source>the list goes on and brings nothing new</source>
        <translation>列表仍在继续，但没有新内容</translation>
    </message>
    <message>
        <source>the list goes on at the same place</source>
        <translation>列表停在同一处继续</translation>
    </message>
    <message>
        <source>the token file cannot be used: %1</source>
        <translation>无法使用令牌文件：%1</translation>
    </message>
    <message>
        <source>it does not hold one token</source>
        <translation>它不是只含一个令牌</translation>
    </message>
    <message>
        <source>not an APIGroupDiscoveryList</source>
        <translation>不是 APIGroupDiscoveryList</translation>
    </message>
    <message>
        <source>not an APIResourceList</source>
        <translation>不是 APIResourceList</translation>
    </message>
    <message>
        <source>The object has no name.</source>
        <translation>该对象没有名称。</translation>
    </message>
    <message>
        <source>it printed no JSON object</source>
        <translation>它没有输出 JSON 对象</translation>
    </message>
    <message>
        <source>it did not print an ExecCredential of %1</source>
        <translation>它没有输出 %1 的 ExecCredential</translation>
    </message>
    <message>
        <source>a field of what it printed has the wrong type</source>
        <translation>其输出中有一个字段类型错误</translation>
    </message>
    <message>
        <source>its expirationTimestamp is no time of RFC 3339</source>
        <translation>其 expirationTimestamp 不是 RFC 3339 时间</translation>
    </message>
    <message>
        <source>it printed a client certificate or a key without the other</source>
        <translation>它输出了客户端证书或密钥，却缺少另一个</translation>
    </message>
    <message>
        <source>it printed neither a token nor a client certificate</source>
        <translation>它既没有输出令牌，也没有输出客户端证书</translation>
    </message>
    <message>
        <source>its token holds blanks or line breaks</source>
        <translation>其令牌含有空白或换行符</translation>
    </message>
    <message>
        <source>it wants to ask at a terminal (interactiveMode: Always), and there is none here; use a login of it that keeps its answer and set interactiveMode to IfAvailable</source>
        <translation>它要在终端上询问（interactiveMode: Always），而此处没有终端；请使用能保留应答的登录方式，并将 interactiveMode 设为 IfAvailable</translation>
    </message>
    <message>
        <source>it cannot be started: %1</source>
        <translation>无法启动：%1</translation>
    </message>
    <message>
        <source>it took longer than %1 s and was ended. %2</source>
        <translation>超过 %1 s，已被终止。%2</translation>
    </message>
    <message>
        <source>it crashed. %1</source>
        <translation>它崩溃了。%1</translation>
    </message>
    <message>
        <source>it failed with status %1. %2</source>
        <translation>它失败了，状态为 %1。%2</translation>
    </message>
    <message>
        <source>it printed more than 1 MiB</source>
        <translation>输出超过 1 MiB</translation>
    </message>
    <message>
        <source>server must be an address such as https://host:6443</source>
        <translation>server 必须是地址，例如 https://host:6443</translation>
    </message>
    <message>
        <source>server holds a user or a password; those belong below users:</source>
        <translation>server 含有用户名或密码；这些应写在 users: 之下</translation>
    </message>
    <message>
        <source>server holds a query or a fragment</source>
        <translation>server 含有查询或片段</translation>
    </message>
    <message>
        <source>server is http, which would send credentials in the clear; only a proxy on this machine (kubectl proxy) may be http: use https</source>
        <translation>server 是 http，会以明文发送凭据；只有本机上的代理（kubectl proxy）可以用 http：请使用 https</translation>
    </message>
    <message>
        <source>tls-server-name is no host name</source>
        <translation>tls-server-name 不是主机名</translation>
    </message>
    <message>
        <source>proxy-url must begin with http://, https:// or socks5://</source>
        <translation>proxy-url 必须以 http://、https:// 或 socks5:// 开头</translation>
    </message>
    <message>
        <source>insecure-skip-tls-verify is not taken: anybody on the way could read the credentials. Put the cluster&apos;s authority into certificate-authority-data instead, and tls-server-name where its certificate bears another name</source>
        <translation>不接受 insecure-skip-tls-verify：途中任何人都可能读取凭据。请改为将集群的证书颁发机构写入 certificate-authority-data，若其证书使用另一名称，则写入 tls-server-name</translation>
    </message>
    <message>
        <source>the certificate authority is no PEM certificate</source>
        <translation>证书颁发机构不是 PEM 证书</translation>
    </message>
    <message>
        <source>%1 is not in the kubeconfig</source>
        <translation>kubeconfig 中没有 %1</translation>
    </message>
    <message>
        <source>it has no contexts</source>
        <extracomment>the kubeconfig, of which the sentence before says what it lacks</extracomment>
        <translation>其中没有上下文</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>其中有 %1</translation>
    </message>
    <message>
        <source>no context is named, and the kubeconfig has no current one; %1</source>
        <translation>未指明上下文，kubeconfig 中也没有当前上下文；%1</translation>
    </message>
    <message>
        <source>%1 is not in the kubeconfig; %2</source>
        <translation>kubeconfig 中没有 %1；%2</translation>
    </message>
    <message>
        <source>it names no cluster</source>
        <translation>未指明集群</translation>
    </message>
    <message>
        <source>KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: this does not run in a cluster</source>
        <translation>未设置 KUBERNETES_SERVICE_HOST 和 KUBERNETES_SERVICE_PORT：此程序不在集群中运行</translation>
    </message>
    <message>
        <source>KUBERNETES_SERVICE_HOST and _PORT are no address</source>
        <translation>KUBERNETES_SERVICE_HOST 和 _PORT 不是地址</translation>
    </message>
    <message>
        <source>this must be a mapping</source>
        <translation>此处必须是映射</translation>
    </message>
    <message>
        <source>%1 stands twice</source>
        <translation>%1 出现了两次</translation>
    </message>
    <message>
        <source>%1 must be one text</source>
        <translation>%1 必须是单个文本</translation>
    </message>
    <message>
        <source>%1 holds line breaks or control characters</source>
        <translation>%1 含有换行符或控制字符</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 必须是 true 或 false</translation>
    </message>
    <message>
        <source>%1 must be a list of texts</source>
        <translation>%1 必须是文本列表</translation>
    </message>
    <message>
        <source>%1 is not base64</source>
        <translation>%1 不是 base64</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <extracomment>%1 names a mapping, such as user &quot;ada&quot;</extracomment>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>%1 must be a list</source>
        <translation>%1 必须是列表</translation>
    </message>
    <message>
        <source>an entry has no name</source>
        <translation>有一个条目没有名称</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
    <message>
        <source>this is no kubeconfig: its kind is not Config</source>
        <translation>这不是 kubeconfig：其 kind 不是 Config</translation>
    </message>
    <message>
        <source>no file is named</source>
        <translation>未指明文件</translation>
    </message>
    <message>
        <source>there is a client certificate without its key</source>
        <translation>有客户端证书，但没有其密钥</translation>
    </message>
    <message>
        <source>there is a client key without its certificate</source>
        <translation>有客户端密钥，但没有其证书</translation>
    </message>
    <message>
        <source>the client certificate is no PEM certificate</source>
        <translation>客户端证书不是 PEM 证书</translation>
    </message>
    <message>
        <source>the client key is encrypted, and a kubeconfig has no place for its passphrase: decrypt it (openssl pkey) or use an exec plugin</source>
        <translation>客户端密钥已加密，而 kubeconfig 中没有存放其口令的位置：请将其解密（openssl pkey），或使用 exec 插件</translation>
    </message>
    <message>
        <source>the client key is no PEM private key</source>
        <translation>客户端密钥不是 PEM 私钥</translation>
    </message>
    <message>
        <source>as-uid, as-groups and as-user-extra need as</source>
        <translation>as-uid、as-groups 和 as-user-extra 需要 as</translation>
    </message>
    <message>
        <source>env must be a list of names and values</source>
        <translation>env 必须是名称和值的列表</translation>
    </message>
    <message>
        <source>this is no name of an environment variable</source>
        <translation>这不是环境变量的名称</translation>
    </message>
    <message>
        <source>interactiveMode must be Never, IfAvailable or Always</source>
        <translation>interactiveMode 必须是 Never、IfAvailable 或 Always</translation>
    </message>
    <message>
        <source>apiVersion must be client.authentication.k8s.io/v1 or v1beta1; for older ones update the plugin and let it write the kubeconfig again</source>
        <translation>apiVersion 必须是 client.authentication.k8s.io/v1 或 v1beta1；若为更旧的版本，请更新插件并让它重新写入 kubeconfig</translation>
    </message>
    <message>
        <source>exec names no command</source>
        <translation>exec 未指明命令</translation>
    </message>
    <message>
        <source>auth-provider was taken out of Kubernetes in 1.26; let the cloud&apos;s tool write an exec plugin in its place (gke-gcloud-auth-plugin, kubelogin)</source>
        <translation>auth-provider 已在 Kubernetes 1.26 中移除；请让云厂商的工具改写为 exec 插件（gke-gcloud-auth-plugin、kubelogin）</translation>
    </message>
    <message>
        <source>there are a token and a user name; only one of them can be used</source>
        <translation>同时有令牌和用户名；只能使用其中之一</translation>
    </message>
    <message>
        <source>A role has to allow the verb &quot;%1&quot; on &quot;%2&quot; among its paths.</source>
        <extracomment>%1 is a verb such as patch, %2 a kind of object or a path, %3 and %4 name a group and a namespace</extracomment>
        <translation>需要有角色允许对其路径中的“%2”执行“%1”操作。</translation>
    </message>
    <message>
        <source>A role has to allow the verb &quot;%1&quot; on &quot;%2&quot; of the core group at the cluster scope.</source>
        <translation>需要有角色在集群范围内允许对核心组的“%2”执行“%1”操作。</translation>
    </message>
    <message>
        <source>A role has to allow the verb &quot;%1&quot; on &quot;%2&quot; of the core group in the namespace &quot;%3&quot;.</source>
        <translation>需要有角色在命名空间“%3”中允许对核心组的“%2”执行“%1”操作。</translation>
    </message>
    <message>
        <source>A role has to allow the verb &quot;%1&quot; on &quot;%2&quot; of the group &quot;%3&quot; at the cluster scope.</source>
        <translation>需要有角色在集群范围内允许对组“%3”的“%2”执行“%1”操作。</translation>
    </message>
    <message>
        <source>A role has to allow the verb &quot;%1&quot; on &quot;%2&quot; of the group &quot;%3&quot; in the namespace &quot;%4&quot;.</source>
        <translation>需要有角色在命名空间“%4”中允许对组“%3”的“%2”执行“%1”操作。</translation>
    </message>
    <message>
        <source>The server knows neither the token nor the client certificate: it may have expired or belong to another cluster.</source>
        <translation>服务器既不认识此令牌，也不认识此客户端证书：它可能已过期，或属于另一个集群。</translation>
    </message>
    <message>
        <source>The server has no such kind of object: is it installed, in this version?</source>
        <translation>服务器没有这种对象：是否已安装，且版本正确？</translation>
    </message>
    <message>
        <source>A test of the patch did not hold, or a path of it is not there.</source>
        <translation>补丁的某个测试不成立，或其某个路径不存在。</translation>
    </message>
    <message>
        <source>No credentials reached the server: check the user of this context.</source>
        <translation>没有凭据到达服务器：请检查此上下文的用户。</translation>
    </message>
    <message>
        <source>A policy of the cluster refused the object; rights are not the matter.</source>
        <translation>集群的某项策略拒绝了该对象；与权限无关。</translation>
    </message>
    <message>
        <source>The namespace&apos;s quota is used up: free some of it or have it raised.</source>
        <translation>命名空间的配额已用尽：请释放一部分或申请提高。</translation>
    </message>
    <message>
        <source>The API server is starting and does not know its roles yet; for now it says: %1</source>
        <translation>API 服务器正在启动，尚不知道其角色；目前它的应答是：%1</translation>
    </message>
    <message>
        <source>the write names no kind of object</source>
        <translation>写入未指明对象的种类</translation>
    </message>
    <message>
        <source>the write names no object</source>
        <translation>写入未指明对象</translation>
    </message>
    <message>
        <source>the write names no namespace</source>
        <translation>写入未指明命名空间</translation>
    </message>
    <message>
        <source>an object is replaced only with metadata.resourceVersion: it might have changed since it was read</source>
        <translation>只有带 metadata.resourceVersion 才能替换对象：读取之后它可能已被修改</translation>
    </message>
    <message>
        <source>an event is longer than %1 bytes</source>
        <translation>有事件长于 %1 字节</translation>
    </message>
    <message>
        <source>the file is larger than %1 KiB</source>
        <translation>文件大于 %1 KiB</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>a line is no watch event</source>
        <translation>有一行不是 watch 事件</translation>
    </message>
    <message>
        <source>metadata.uid: missing</source>
        <translation>缺少 metadata.uid</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
</context>
<context>
    <name>ph::LeaveDriveDialog</name>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln rollout(s) to nobody?</source>
        <translation>
            <numerusform>让 %Ln 个滚动发布无人驱动？</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Stop driving and close</source>
        <translation>停止驱动并关闭</translation>
    </message>
    <message>
        <source>Once the window that drives it is closed, traffic stays as it is, and no condition takes it back, until somebody drives it again or executes its release.</source>
        <translation>驱动它的窗口关闭后，流量保持不变，也没有任何条件会使其回滚，直到有人再次驱动它或执行它的发布。</translation>
    </message>
</context>
<context>
    <name>ph::LocalEdits</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做%1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
</context>
<context>
    <name>ph::LocalTree</name>
    <message>
        <source>does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>is a symbolic link, which is not followed</source>
        <translation>是符号链接，不会跟随</translation>
    </message>
    <message>
        <source>is not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>is larger than %1 bytes</source>
        <translation>大于 %1 字节</translation>
    </message>
</context>
<context>
    <name>ph::LogLineView</name>
    <message>
        <source>Lines of the log</source>
        <translation>日志的各行</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>复制所选行</translation>
    </message>
</context>
<context>
    <name>ph::LogSearchBar</name>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Only lines found</source>
        <translation>只显示找到的行</translation>
    </message>
    <message>
        <source>Previous line found</source>
        <translation>上一个找到的行</translation>
    </message>
    <message>
        <source>Next line found</source>
        <translation>下一个找到的行</translation>
    </message>
    <message>
        <source>Find in all of these logs (Ctrl+F)</source>
        <translation>在所有这些日志中查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Find in all of these logs</source>
        <translation>在所有这些日志中查找</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <comment>lines found</comment>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>no line found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>no line found in time; there may be some</source>
        <translation>限定时间内没有找到；可能仍有</translation>
    </message>
    <message>
        <source>%1 found</source>
        <comment>lines</comment>
        <translation>找到 %1 行</translation>
    </message>
    <message>
        <source>%1 of %2 found</source>
        <comment>place among the lines, how many</comment>
        <translation>共找到 %2 行，第 %1 行</translation>
    </message>
</context>
<context>
    <name>ph::LogWords</name>
    <message>
        <source>Debug</source>
        <comment>level of a log&apos;s line</comment>
        <translation>调试</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>level of a log&apos;s line</comment>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level of a log&apos;s line</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>level of a log&apos;s line</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>Events of %1</source>
        <comment>of an endpoint</comment>
        <translation>%1 的集群事件</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>from when to when</comment>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>at least %Ln older line(s) left out</source>
        <translation>
            <numerusform>至少省略了 %Ln 行较早的内容</numerusform>
        </translation>
    </message>
    <message>
        <source>older lines may have been left out</source>
        <translation>可能省略了较早的内容</translation>
    </message>
    <message>
        <source>newer lines were cut off</source>
        <translation>较新的内容被截去</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>endpoint, connection</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>in how many something is hidden is unknown</source>
        <translation>有多少行隐藏了内容未知</translation>
    </message>
    <message numerus="yes">
        <source>something hidden in %Ln line(s)</source>
        <translation>
            <numerusform>%Ln 行中隐藏了内容</numerusform>
        </translation>
    </message>
    <message>
        <source>fetched %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>获取于%1</translation>
    </message>
    <message>
        <source>the newest seen %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>最新的一条见于%1</translation>
    </message>
</context>
<context>
    <name>ph::LoggedModelsTab</name>
    <message>
        <source>seen %1</source>
        <translation>%1获取</translation>
    </message>
    <message>
        <source>Logged models</source>
        <translation>已记录的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Value or status</source>
        <translation>值或状态</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Not asked for yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Read logged models</source>
        <translation>读取已记录的模型</translation>
    </message>
    <message>
        <source>Reading logged models…</source>
        <translation>正在读取已记录的模型…</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步数 %1</translation>
    </message>
    <message>
        <source>param</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No logged models</source>
        <translation>没有已记录的模型</translation>
    </message>
    <message>
        <source>Servers before MLflow 3 have none; there models are among the artifacts.</source>
        <translation>MLflow 3 之前的服务器没有此项，模型保存在工件中。</translation>
    </message>
    <message>
        <source>Files that this model was logged with appear here.</source>
        <translation>该模型记录的文件显示在此处。</translation>
    </message>
</context>
<context>
    <name>ph::LogsController</name>
    <message>
        <source>Asking the clusters of its endpoints…</source>
        <translation>正在询问其端点所在的集群…</translation>
    </message>
    <message>
        <source>Fetching logs of %1</source>
        <translation>正在获取 %1 的日志</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s) fetched and kept</source>
        <translation>
            <numerusform>已获取并保存 %Ln 份日志</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::LogsView</name>
    <message>
        <source>Fetch logs</source>
        <translation>获取日志</translation>
    </message>
    <message>
        <source>Ask the clusters of its endpoints, hide secrets, and keep what they say</source>
        <translation>询问其端点所在的集群，隐藏机密，并保存所得日志</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Logs that are kept with the incident</source>
        <translation>随事故保存的日志</translation>
    </message>
    <message>
        <source>No logs are kept with this incident</source>
        <translation>此事故没有保存任何日志</translation>
    </message>
    <message>
        <source>A pack holds the logs that were fetched before it was made.</source>
        <translation>离线包中只有打包之前获取的日志。</translation>
    </message>
    <message>
        <source>It names no endpoint whose logs could be fetched. `pilothouse incident change --endpoint` names one.</source>
        <translation>它没有指明可获取日志的端点。可用 `pilothouse incident change --endpoint` 指明。</translation>
    </message>
    <message>
        <source>Fetch those of the containers behind %1: secrets are hidden, and what is kept can be searched offline.</source>
        <comment>%1: endpoints</comment>
        <translation>获取 %1 背后各容器的日志：机密会被隐藏，保存下来的日志可离线搜索。</translation>
    </message>
    <message>
        <source>Reading what is kept…</source>
        <translation>正在读取已保存的内容…</translation>
    </message>
    <message>
        <source>Lines of %1</source>
        <comment>of a log</comment>
        <translation>%1 的各行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s) are kept</source>
        <translation>
            <numerusform>保存了 %Ln 份日志</numerusform>
        </translation>
    </message>
    <message>
        <source>No logs are kept yet, only events</source>
        <translation>尚未保存日志，仅有集群事件</translation>
    </message>
    <message>
        <source>As the pack has them</source>
        <translation>以离线包中的内容为准</translation>
    </message>
    <message>
        <source>As the pack has them; the newest were fetched %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>以离线包中的内容为准；最新的获取于%1</translation>
    </message>
    <message>
        <source>From what is kept here; the newest were fetched %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>来自此处保存的内容；最新的获取于%1</translation>
    </message>
</context>
<context>
    <name>ph::MainWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The local cache was damaged. It has been set aside and is being filled again.</source>
        <translation>本地缓存已损坏，已另行保存，正在重新填充。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Add &amp;connection…</source>
        <translation>添加连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Open a folder with runs…</source>
        <translation>打开运行文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a mlruns folder</source>
        <translation>打开 mlruns 文件夹</translation>
    </message>
    <message>
        <source>Open a &amp;database…</source>
        <translation>打开数据库(&amp;D)…</translation>
    </message>
    <message>
        <source>Open a mlflow.db</source>
        <translation>打开 mlflow.db</translation>
    </message>
    <message>
        <source>MLflow databases (*.db *.sqlite);;All files (*)</source>
        <translation>MLflow 数据库 (*.db *.sqlite);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Experiments</source>
        <translation>实验(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Sync everything now</source>
        <translation>立即全部同步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>查找任意内容(&amp;F)…</translation>
    </message>
    <message>
        <source>Search &amp;runs</source>
        <translation>搜索运行(&amp;R)</translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation>跟随系统外观(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation>浅色外观(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>深色外观(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Pilothouse</source>
        <translation>关于 Pilothouse(&amp;A)</translation>
    </message>
    <message>
        <source>Diagnostics copied: no names, addresses or secrets</source>
        <translation>已复制诊断信息，不含名称、地址或密钥</translation>
    </message>
    <message>
        <source>Connected %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>The link speaks of a connection that is not here: %1</source>
        <translation>链接指向的连接不存在：%1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>对比(&amp;M)</translation>
    </message>
    <message>
        <source>Compare the runs that &amp;match</source>
        <translation>对比匹配的运行(&amp;M)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>R&amp;eleases</source>
        <translation>发布(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>发布(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Draft a release…</source>
        <translation>起草发布(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Inbox</source>
        <translation>收件箱(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Roll back…</source>
        <translation>回滚(&amp;R)…</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>E&amp;ndpoints</source>
        <translation>端点(&amp;N)</translation>
    </message>
    <message>
        <source>There is no such file or folder: %1</source>
        <translation>没有这样的文件或文件夹：%1</translation>
    </message>
    <message>
        <source>Nothing was recognised here: neither a mlruns folder nor a mlflow.db nor a kubeconfig.</source>
        <translation>这里没有识别出任何内容：既不是 mlruns 文件夹，也不是 mlflow.db 或 kubeconfig。</translation>
    </message>
    <message>
        <source>This window does not drive it any more.</source>
        <translation>此窗口不再驱动它。</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>M&amp;onitoring</source>
        <translation>监控(&amp;O)</translation>
    </message>
    <message>
        <source>M&amp;onitor</source>
        <translation>监控(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Dashboards</source>
        <translation>仪表板(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Objectives and error budgets</source>
        <translation>目标与错误预算(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Alerts</source>
        <translation>告警(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Silences</source>
        <translation>静默(&amp;S)</translation>
    </message>
    <message>
        <source>Alerting and recording &amp;rules</source>
        <translation>告警规则与记录规则(&amp;R)</translation>
    </message>
    <message>
        <source>Scraped &amp;targets</source>
        <translation>抓取目标(&amp;T)</translation>
    </message>
    <message>
        <source>Sile&amp;nce alerts…</source>
        <translation>静默告警(&amp;N)…</translation>
    </message>
    <message>
        <source>Add an o&amp;bjective…</source>
        <translation>添加目标(&amp;B)…</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Dr&amp;ift</source>
        <translation>漂移(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Compare tables for drift…</source>
        <translation>比较表的漂移(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Import quality reports…</source>
        <translation>导入质量报告(&amp;I)…</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Reports (*.json *.csv);;All files (*)</source>
        <translation>报告 (*.json *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Data contracts</source>
        <translation>数据契约(&amp;D)</translation>
    </message>
    <message>
        <source>What was observed was damaged. It has been set aside; what is observed from now on is kept anew.</source>
        <translation>观察记录已损坏，已另行保存；此后的观察会重新保存。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Inciden&amp;ts</source>
        <translation>事故(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>事故(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Open an incident…</source>
        <translation>创建事故(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>Open a &amp;pack…</source>
        <translation>打开离线包(&amp;P)…</translation>
    </message>
    <message>
        <source>Open a pack</source>
        <translation>打开离线包</translation>
    </message>
    <message>
        <source>Packs (*.phpack);;All files (*)</source>
        <translation>离线包 (*.phpack);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Notifications…</source>
        <translation>通知(&amp;N)…</translation>
    </message>
    <message>
        <source>This pack is not opened: %1</source>
        <translation>未打开此离线包：%1</translation>
    </message>
    <message>
        <source>This alert is not among those that are told of now; what is kept of it is on the timeline.</source>
        <translation>该告警已不在当前告警之中；所保留的内容见时间线。</translation>
    </message>
    <message>
        <source>E&amp;xport a pack…</source>
        <translation>导出离线包(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Pin for on-call…</source>
        <translation>为值班固定(&amp;P)…</translation>
    </message>
    <message>
        <source>Help on this &amp;screen</source>
        <translation>当前界面的帮助(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>手册(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Glossary and formulas</source>
        <translation>术语与公式(&amp;G)</translation>
    </message>
    <message>
        <source>About &amp;keys</source>
        <translation>按键说明(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Troubleshooting</source>
        <translation>排除故障(&amp;T)</translation>
    </message>
    <message>
        <source>Keyboard &amp;shortcuts…</source>
        <translation>键盘快捷键(&amp;S)…</translation>
    </message>
    <message>
        <source>This link leads nowhere in Pilothouse.</source>
        <translation>此链接在 Pilothouse 中没有对应的位置。</translation>
    </message>
    <message>
        <source>The link speaks of an incident that is not here: %1</source>
        <translation>链接指向的事故不存在：%1</translation>
    </message>
    <message>
        <source>The link speaks of an experiment that is not here: %1</source>
        <translation>链接指向的实验不存在：%1</translation>
    </message>
    <message>
        <source>Another window could not be opened.</source>
        <translation>无法打开另一个窗口。</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Mo&amp;ve the tab to a new window</source>
        <translation>将标签页移到新窗口(&amp;V)</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>设置(&amp;G)…</translation>
    </message>
    <message>
        <source>T&amp;our</source>
        <translation>导览(&amp;O)</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>检查更新(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>Print &amp;to PDF…</source>
        <translation>打印为 PDF(&amp;T)…</translation>
    </message>
    <message>
        <source>The language changes when the window is opened the next time: there is text here that is nowhere else yet, or a rollout is driven from here.</source>
        <translation>语言将在下次打开窗口时更改：此处有尚未保存的文字，或正在从此处驱动滚动发布。</translation>
    </message>
    <message>
        <source>All runs in one table</source>
        <translation>所有运行在一张表中</translation>
    </message>
    <message>
        <source>Runs of every tracker, searched and sorted in the local cache, also without a network. Type metrics.auc &gt; 0.9 here; Ctrl+Space completes names.</source>
        <translation>所有跟踪系统的运行，在本地缓存中搜索和排序，没有网络也可以。在这里输入 metrics.auc &gt; 0.9；Ctrl+空格补全名称。</translation>
    </message>
    <message>
        <source>There are no runs here yet. Connect a tracker, or wait until its first runs are read.</source>
        <translation>这里还没有运行。请连接一个跟踪系统，或等待读取首批运行。</translation>
    </message>
    <message>
        <source>Why runs differ</source>
        <translation>运行为何不同</translation>
    </message>
    <message>
        <source>The runs of one experiment: in charts that share one selection, and below Why, their differences ranked by what usually explains a metric.</source>
        <translation>一个实验的运行：图表共享同一选择；“原因”下按通常能解释指标的因素对差异排序。</translation>
    </message>
    <message>
        <source>There is nothing to compare yet: an experiment with two runs is needed.</source>
        <translation>还没有可比较的内容：需要一个有两个运行的实验。</translation>
    </message>
    <message>
        <source>A release and its gates</source>
        <translation>发布及其门禁</translation>
    </message>
    <message>
        <source>What a version has to pass before it goes live, who has to sign, and the way back. What is not known never passes a gate.</source>
        <translation>版本上线前必须通过的检查、需要谁签署，以及如何回退。未知的内容绝不会通过门禁。</translation>
    </message>
    <message>
        <source>There is no release in this workspace. Once an environment is added, a release is drafted here; its gates and approvals stand on its page.</source>
        <translation>此工作区中没有发布。添加环境后即可在此起草发布；其门禁和批准显示在发布页面上。</translation>
    </message>
    <message>
        <source>Whether data moved</source>
        <translation>数据是否漂移</translation>
    </message>
    <message>
        <source>Two tables, column by column: how far each moved, whether that can be chance, and what stands behind it. Enter opens a column.</source>
        <translation>逐列比较两张表：每列变化多大、是否可能是偶然，以及背后的原因。按回车打开一列。</translation>
    </message>
    <message>
        <source>There is no study in this workspace. Compare tables for drift… in the Data menu makes one.</source>
        <translation>此工作区中没有研究。“数据”菜单中的“比较表的漂移…”可以创建。</translation>
    </message>
    <message>
        <source>An incident</source>
        <translation>一个事故</translation>
    </message>
    <message>
        <source>What changed before it, ranked; its timeline, its diagnosis and what would contain it. Nothing is done before you say so.</source>
        <translation>事故之前发生的变化，按可疑程度排序；时间线、诊断以及遏制手段。在您确认之前不会执行任何操作。</translation>
    </message>
    <message>
        <source>There is no incident in this workspace, which is well. Open an incident… in the Incident menu makes one.</source>
        <translation>此工作区中没有事故，这很好。“事故”菜单中的“创建事故…”可以创建。</translation>
    </message>
    <message>
        <source>No tab is open that could be moved: open a run or a release first.</source>
        <translation>没有可移动的标签页：请先打开一个运行或发布。</translation>
    </message>
    <message>
        <source>This window drives what is in the tab, so the tab stays here.</source>
        <translation>此窗口正在推进该标签页中的操作，因此标签页留在这里。</translation>
    </message>
    <message>
        <source>What is written in this tab is not kept elsewhere yet, so the tab stays here.</source>
        <translation>此标签页中填写的内容尚未保存，因此标签页留在这里。</translation>
    </message>
    <message>
        <source>Open a &amp;workspace…</source>
        <translation>打开工作区(&amp;W)…</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation>新建工作区(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Recent workspaces</source>
        <translation>最近的工作区(&amp;R)</translation>
    </message>
    <message>
        <source>Recent workspace %1</source>
        <translation>最近的工作区 %1</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
    <message>
        <source>There is no workspace in %1. New workspace… makes one.</source>
        <translation>%1 中没有工作区。“新建工作区…”可以创建。</translation>
    </message>
    <message>
        <source>New workspace: a folder that is not there yet</source>
        <translation>新建工作区：一个尚不存在的文件夹</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>%1 is there already: name a folder that is not there yet.</source>
        <translation>%1 已存在：请指定一个尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>The link speaks of a model that is not here: %1</source>
        <translation>链接指向的模型不在此处：%1</translation>
    </message>
    <message>
        <source>The link speaks of a model version that is not here: %1 %2</source>
        <translation>链接指向的模型版本不在此处：%1 %2</translation>
    </message>
    <message>
        <source>The link speaks of an endpoint that is not here: %1</source>
        <translation>链接指向的端点不在此处：%1</translation>
    </message>
    <message>
        <source>The link speaks of a drift study that is not here: %1</source>
        <translation>链接指向的漂移研究不在此处：%1</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the last window ends the program.</source>
        <translation>此桌面没有系统托盘：关闭最后一个窗口即结束程序。</translation>
    </message>
</context>
<context>
    <name>ph::MarkList</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>观察到</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Changes of the endpoint</source>
        <translation>端点的变更</translation>
    </message>
</context>
<context>
    <name>ph::MarkMenu</name>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>List of changes…</source>
        <translation>变更列表…</translation>
    </message>
</context>
<context>
    <name>ph::MarksView</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MayExecute</name>
    <message>
        <source>pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Nobody knows when the gate %1 was evaluated; submit again.</source>
        <translation>不知道门禁 %1 何时评估；请重新提交。</translation>
    </message>
    <message>
        <source>The gate %1 was evaluated in the future: a clock is off.</source>
        <translation>门禁 %1 的评估时间在未来：有时钟不准。</translation>
    </message>
    <message>
        <source>The gate %1 was evaluated %2 ago; submit again.</source>
        <translation>门禁 %1 评估于 %2 前；请重新提交。</translation>
    </message>
    <message>
        <source>The gate %1 would not pass any more; submit again.</source>
        <translation>门禁 %1 现在已不能通过；请重新提交。</translation>
    </message>
    <message>
        <source>The gate %1 answered twice.</source>
        <translation>门禁 %1 给出了两次结论。</translation>
    </message>
    <message>
        <source>The gate %1 says: %2.</source>
        <translation>门禁 %1 的结论：%2。</translation>
    </message>
    <message>
        <source>The gate %1 was not evaluated.</source>
        <translation>门禁 %1 未经评估。</translation>
    </message>
    <message>
        <source>It is %1, not waiting.</source>
        <translation>其状态为 %1，而非等待中。</translation>
    </message>
    <message>
        <source>The plan is not the one that was submitted.</source>
        <translation>计划不是所提交的那一份。</translation>
    </message>
    <message>
        <source>The evidence is not what the gates answered.</source>
        <translation>证据与门禁所给出的不符。</translation>
    </message>
    <message>
        <source>The policy changed since this was planned.</source>
        <translation>制订计划之后策略有改动。</translation>
    </message>
    <message>
        <source>A freeze is in force: %1.</source>
        <translation>冻结生效中：%1。</translation>
    </message>
    <message>
        <source>An approval does not count: %1.</source>
        <translation>有一份批准不计入：%1。</translation>
    </message>
</context>
<context>
    <name>ph::MetricListModel</name>
    <message>
        <source>loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1, curve shown</source>
        <translation>%1，曲线已显示</translation>
    </message>
    <message>
        <source>%1, curve hidden</source>
        <translation>%1，曲线已隐藏</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
</context>
<context>
    <name>ph::MetricPanel</name>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>分桶</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>before</source>
        <comment>a distribution</comment>
        <translation>之前</translation>
    </message>
    <message>
        <source>now</source>
        <comment>a distribution</comment>
        <translation>现在</translation>
    </message>
    <message>
        <source>step</source>
        <comment>of time</comment>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>ph::MetricPanelView</name>
    <message>
        <source>Copy or save</source>
        <translation>复制或保存</translation>
    </message>
    <message>
        <source>Copy points as CSV</source>
        <translation>复制数据点为 CSV</translation>
    </message>
    <message>
        <source>Copy the query</source>
        <translation>复制查询</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>No query yet</source>
        <translation>还没有查询</translation>
    </message>
    <message>
        <source>Write one above: PromQL, or of a file a name with labels.</source>
        <translation>请在上方填写：PromQL；若是文件，则为带标签的名称。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Looked for %1.</source>
        <translation>查找的是 %1。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>No series</source>
        <translation>没有序列</translation>
    </message>
    <message>
        <source>Nothing that is known matches.</source>
        <translation>没有已知的内容匹配。</translation>
    </message>
    <message>
        <source>%1. What is shown was seen %2.</source>
        <comment>error; 2 h ago</comment>
        <translation>%1。所示内容见于%2。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Before and now</source>
        <translation>变更之前与现在</translation>
    </message>
    <message>
        <source>%1 predictions</source>
        <comment>n = 1,234</comment>
        <translation>%1 次预测</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) are left out: a larger bound counted fewer than a smaller one.</source>
        <translation>
            <numerusform>略去 %Ln 步：较大的上界计数反而少于较小的上界。</numerusform>
        </translation>
    </message>
    <message>
        <source>Bounds that are no numbers are left out: %1.</source>
        <translation>略去不是数字的上界：%1。</translation>
    </message>
    <message>
        <source>There is no bucket up to +Inf: what lies above the last bound is not counted.</source>
        <translation>没有 +Inf 分桶：高于最后一个上界的值未被计入。</translation>
    </message>
</context>
<context>
    <name>ph::MetricsSource</name>
    <message>
        <source>A series has no label %1, by which %2 is judged apart.</source>
        <translation>有一个序列没有标签 %1，而 %2 要按它分别评判。</translation>
    </message>
    <message>
        <source>It gives %1 series where one number is wanted: aggregate them, or judge them apart by a segment label.</source>
        <translation>给出了 %1 个序列，而只需要一个数字：请聚合，或按分段标签分别评判。</translation>
    </message>
    <message>
        <source>The query of %1 does not say {target}: candidate and stable version would be the same numbers.</source>
        <translation>%1 的查询中没有 {target}：候选版本和稳定版本会得到相同的数字。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation>它不是文件。</translation>
    </message>
    <message>
        <source>It has more than %1 bytes.</source>
        <translation>它大于 %1 字节。</translation>
    </message>
    <message>
        <source>It is no UTF-8.</source>
        <translation>它不是 UTF-8。</translation>
    </message>
    <message>
        <source>Its last line does not end.</source>
        <translation>其最后一行没有结束。</translation>
    </message>
    <message>
        <source>It has more than %1 lines.</source>
        <translation>它多于 %1 行。</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>there is more after # EOF</source>
        <translation># EOF 之后还有内容</translation>
    </message>
    <message>
        <source>It does not end with # EOF: it is half written, or of Prometheus&apos; own format, whose files are named *.prom.</source>
        <translation>它没有以 # EOF 结尾：要么只写了一半，要么是 Prometheus 自己的格式，那种文件应命名为 *.prom。</translation>
    </message>
    <message>
        <source>a series is no object</source>
        <translation>有一个序列不是对象</translation>
    </message>
    <message>
        <source>it gives histograms, not numbers</source>
        <translation>给出的是直方图，不是数字</translation>
    </message>
    <message>
        <source>a series has labels that are none</source>
        <translation>有一个序列的标签不是标签</translation>
    </message>
    <message>
        <source>a series has no values</source>
        <translation>有一个序列没有值</translation>
    </message>
    <message>
        <source>a sample is no time and number</source>
        <translation>有一个样本不是时间和数字</translation>
    </message>
    <message>
        <source>the times of a series do not ascend</source>
        <translation>某个序列的时间不是递增的</translation>
    </message>
    <message>
        <source>the answer holds no series</source>
        <translation>应答中没有序列</translation>
    </message>
    <message>
        <source>what answers is no Prometheus</source>
        <translation>应答者不是 Prometheus</translation>
    </message>
    <message>
        <source>the answer may be a part only: %1</source>
        <translation>应答可能只是一部分：%1</translation>
    </message>
    <message>
        <source>it gives a %1, not numbers of now</source>
        <translation>给出的是 %1，不是当前的数字</translation>
    </message>
    <message>
        <source>an unknown type of result</source>
        <translation>未知的结果类型</translation>
    </message>
    <message>
        <source>an alert is neither firing nor pending</source>
        <translation>有一个告警既未触发，也未待定</translation>
    </message>
    <message>
        <source>what answers lists no alerts</source>
        <translation>应答者没有列出告警</translation>
    </message>
    <message>
        <source>what answers lists no targets</source>
        <translation>应答者没有列出抓取目标</translation>
    </message>
    <message>
        <source>what answers lists no values</source>
        <translation>应答者没有列出值</translation>
    </message>
    <message>
        <source>a label&apos;s value is no text</source>
        <translation>某个标签的值不是文本</translation>
    </message>
    <message>
        <source>A metrics file answers only a name with labels, as in errors_total{revision=&quot;{target}&quot;}; for expressions it takes a Prometheus.</source>
        <translation>指标文件只应答带标签的名称，例如 errors_total{revision=&quot;{target}&quot;}；要用表达式，需要 Prometheus。</translation>
    </message>
    <message>
        <source>The window has more than %1 steps.</source>
        <translation>窗口多于 %1 步。</translation>
    </message>
    <message>
        <source>The window has no length.</source>
        <translation>窗口没有长度。</translation>
    </message>
    <message>
        <source>a metric is described after its samples</source>
        <translation>指标的描述出现在样本之后</translation>
    </message>
    <message>
        <source>the lines of a metric are not together</source>
        <translation>同一指标的各行不连续</translation>
    </message>
    <message>
        <source>it is neither TYPE, HELP, UNIT nor EOF</source>
        <translation>既不是 TYPE、HELP、UNIT，也不是 EOF</translation>
    </message>
    <message>
        <source>a counter is below 0 or no number</source>
        <translation>计数器小于 0 或不是数字</translation>
    </message>
    <message>
        <source>a label is missing after a comma</source>
        <translation>逗号之后缺少标签</translation>
    </message>
    <message>
        <source>a label&apos;s value is not in quotes</source>
        <translation>标签的值没有加引号</translation>
    </message>
    <message>
        <source>a series comes twice at one time</source>
        <translation>同一序列在同一时间出现两次</translation>
    </message>
    <message>
        <source>a name is missing or too long</source>
        <translation>名称缺失或太长</translation>
    </message>
    <message>
        <source>a list of labels does not end</source>
        <translation>标签列表没有结束</translation>
    </message>
    <message>
        <source>a metric is described twice</source>
        <translation>指标被描述了两次</translation>
    </message>
    <message>
        <source>a backslash escapes nothing</source>
        <translation>反斜杠没有转义任何字符</translation>
    </message>
    <message>
        <source>a label&apos;s value is too long</source>
        <translation>标签的值太长</translation>
    </message>
    <message>
        <source>there is more than a sample</source>
        <translation>样本之后还有内容</translation>
    </message>
    <message>
        <source>there is more than a type</source>
        <translation>类型之后还有内容</translation>
    </message>
    <message>
        <source>it has too many labels</source>
        <translation>标签太多</translation>
    </message>
    <message>
        <source>a value is no number</source>
        <translation>值不是数字</translation>
    </message>
    <message>
        <source>a quote does not end</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>the type is unknown</source>
        <translation>类型未知</translation>
    </message>
    <message>
        <source>a label comes twice</source>
        <translation>标签出现两次</translation>
    </message>
    <message>
        <source>a space is missing</source>
        <translation>缺少空格</translation>
    </message>
    <message>
        <source>a label has no =</source>
        <translation>标签缺少 =</translation>
    </message>
    <message>
        <source>a time is none</source>
        <translation>时间无效</translation>
    </message>
</context>
<context>
    <name>ph::MetricsTab</name>
    <message>
        <source>Filter metrics</source>
        <translation>筛选指标</translation>
    </message>
    <message>
        <source>curves fetched %1</source>
        <translation>%1获取曲线</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Show or hide the curve</source>
        <translation>显示或隐藏曲线</translation>
    </message>
    <message numerus="yes">
        <source>%Ln metrics</source>
        <translation>
            <numerusform>%Ln 个指标</numerusform>
        </translation>
    </message>
    <message>
        <source>No curve for %1: %2</source>
        <translation>没有 %1 的曲线：%2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln curves…</source>
        <translation>
            <numerusform>正在读取 %Ln 条曲线…</numerusform>
        </translation>
    </message>
    <message>
        <source>This run logged no metrics</source>
        <translation>此运行没有记录指标</translation>
    </message>
    <message>
        <source>Curves appear here once it does.</source>
        <translation>记录指标后，曲线会显示在这里。</translation>
    </message>
    <message>
        <source>No curve chosen</source>
        <translation>未选择曲线</translation>
    </message>
    <message>
        <source>Click a metric, or press Space on it, to see how it went. Several may be chosen.</source>
        <translation>点击指标，或在其上按空格键，查看变化过程。可选择多个。</translation>
    </message>
    <message>
        <source>Not all of %1 could be read: the curve has gaps</source>
        <translation>%1 未能全部读取：曲线有缺口</translation>
    </message>
</context>
<context>
    <name>ph::MlflowDb</name>
    <message>
        <source>Reachable</source>
        <translation>可以访问</translation>
    </message>
    <message>
        <source>May read runs</source>
        <translation>读取运行</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>服务器版本</translation>
    </message>
    <message>
        <source>Schema %1</source>
        <translation>模式版本 %1</translation>
    </message>
    <message>
        <source>May read experiments</source>
        <translation>读取实验</translation>
    </message>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln 个实验</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Logged models</source>
        <translation>已记录的模型</translation>
    </message>
    <message>
        <source>May change anything</source>
        <translation>允许更改</translation>
    </message>
    <message>
        <source>Local stores are only ever read</source>
        <translation>本地存储始终只读</translation>
    </message>
    <message>
        <source>MLflow database (mlflow.db)</source>
        <translation>MLflow 数据库 (mlflow.db)</translation>
    </message>
    <message>
        <source>Reads MLflow&apos;s SQLite file directly, also while training writes to it. Opened read-only.</source>
        <translation>直接读取 MLflow 的 SQLite 文件，训练写入期间也可读取。以只读方式打开。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>not an MLflow database that can be read: it lacks %1 (alembic version: %2)</source>
        <translation>不是可读取的 MLflow 数据库：缺少 %1（alembic 版本：%2）</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>may not be read</source>
        <translation>没有读取权限</translation>
    </message>
    <message>
        <source>is not an SQLite database</source>
        <translation>不是 SQLite 数据库</translation>
    </message>
    <message>
        <source>a writer stopped in the middle of a transaction; the next program that may write to the file, e.g. MLflow, puts it in order</source>
        <translation>写入程序在事务中途停止；下一个可写入该文件的程序（例如 MLflow）会将其恢复</translation>
    </message>
    <message>
        <source>another process is writing to it</source>
        <translation>另一个进程正在写入</translation>
    </message>
</context>
<context>
    <name>ph::MlflowFolder</name>
    <message>
        <source>Reachable</source>
        <translation>可以访问</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>服务器版本</translation>
    </message>
    <message>
        <source>MLflow file store (no server)</source>
        <translation>MLflow 文件存储（无服务器）</translation>
    </message>
    <message>
        <source>May read experiments</source>
        <translation>读取实验</translation>
    </message>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>May read runs</source>
        <translation>读取运行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged or unreadable</source>
        <translation>损坏或无法读取</translation>
    </message>
    <message>
        <source>May change anything</source>
        <translation>允许更改</translation>
    </message>
    <message>
        <source>Local stores are only ever read</source>
        <translation>本地存储始终只读</translation>
    </message>
    <message>
        <source>MLflow folder (mlruns)</source>
        <translation>MLflow 文件夹 (mlruns)</translation>
    </message>
    <message>
        <source>Reads experiments straight from an mlruns folder. Nothing is ever written to it.</source>
        <translation>直接从 mlruns 文件夹读取实验，绝不写入任何内容。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>ph::MlflowRemote</name>
    <message>
        <source>The file is larger than %1 bytes</source>
        <translation>文件大于 %1 字节</translation>
    </message>
    <message>
        <source>The run has no such artifact</source>
        <translation>此运行没有该工件</translation>
    </message>
    <message>
        <source>This is a directory, not a file</source>
        <translation>这是目录，不是文件</translation>
    </message>
    <message>
        <source>A link in the folder leads outside of it</source>
        <translation>文件夹中有链接指向其外部</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>The directories are nested too deeply</source>
        <translation>目录嵌套过深</translation>
    </message>
    <message>
        <source>There are more than %1 files</source>
        <translation>文件超过 %1 个</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Sent as &quot;Authorization: Bearer …&quot;.</source>
        <translation>以“Authorization: Bearer …”发送。</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>A PEM file.</source>
        <translation>PEM 文件。</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>A PEM file that only you can read.</source>
        <translation>只有你能读取的 PEM 文件。</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>私钥口令</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Empty: what the environment says (https_proxy, no_proxy).</source>
        <translation>留空则使用环境变量（https_proxy、no_proxy）。</translation>
    </message>
    <message>
        <source>Extra header</source>
        <translation>附加标头</translation>
    </message>
    <message>
        <source>A header that a gateway in front of the server asks for.</source>
        <translation>服务器前的网关要求的标头。</translation>
    </message>
    <message>
        <source>Value of the extra header</source>
        <translation>附加标头的值</translation>
    </message>
    <message>
        <source>Clock skew</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>The server&apos;s clock differs from this computer&apos;s by %1 s: times will look wrong</source>
        <translation>服务器与这台电脑的时钟相差 %1 秒，显示的时间会不准确</translation>
    </message>
    <message>
        <source>below one minute</source>
        <translation>小于一分钟</translation>
    </message>
    <message>
        <source>The server refuses the credentials (401)</source>
        <translation>服务器拒绝了凭据 (401)</translation>
    </message>
    <message>
        <source>Not permitted (403). %1</source>
        <translation>没有权限 (403)。%1</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>可以访问</translation>
    </message>
    <message>
        <source>answered in %1 ms</source>
        <translation>%1 毫秒内响应</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>登录身份</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>服务器版本</translation>
    </message>
    <message>
        <source>The server does not tell</source>
        <translation>服务器未提供</translation>
    </message>
    <message>
        <source>%1: older than 2, some things may be missing</source>
        <translation>%1：低于版本 2，部分内容可能缺失</translation>
    </message>
    <message>
        <source>No credentials are sent</source>
        <translation>未发送凭据</translation>
    </message>
    <message>
        <source>The server has no user accounts of its own</source>
        <translation>服务器没有自己的用户账户</translation>
    </message>
    <message>
        <source>May read experiments</source>
        <translation>读取实验</translation>
    </message>
    <message>
        <source>There are none, or none that you may see</source>
        <translation>没有，或没有你可以查看的内容</translation>
    </message>
    <message>
        <source>May read runs</source>
        <translation>读取运行</translation>
    </message>
    <message>
        <source>History endpoint</source>
        <translation>历史记录接口</translation>
    </message>
    <message>
        <source>get-history, in pages</source>
        <translation>get-history，分页</translation>
    </message>
    <message>
        <source>get-history, all at once</source>
        <translation>get-history，一次读取全部</translation>
    </message>
    <message>
        <source>get-history</source>
        <translation>get-history</translation>
    </message>
    <message>
        <source>Logged models</source>
        <translation>已记录的模型</translation>
    </message>
    <message>
        <source>No experiment to try it on</source>
        <translation>没有实验可供测试</translation>
    </message>
    <message>
        <source>Servers before version 3 have none</source>
        <translation>版本 3 之前的服务器没有此项</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>No run to try it on</source>
        <translation>没有运行可供测试</translation>
    </message>
    <message>
        <source>No MLflow server answers at this URL</source>
        <translation>此 URL 上没有 MLflow 服务器响应</translation>
    </message>
    <message>
        <source>The server answered with &quot;%1&quot; instead of JSON. Is this the URL of an MLflow server, or a sign-in page in front of it?</source>
        <translation>服务器返回了“%1”，而不是 JSON。这是 MLflow 服务器的 URL，还是其前面的登录页面？</translation>
    </message>
    <message>
        <source>MLflow tracking server</source>
        <translation>MLflow 跟踪服务器</translation>
    </message>
    <message>
        <source>Experiments, runs and artifacts of an MLflow server, version 2 or 3, over HTTP.</source>
        <translation>通过 HTTP 读取 MLflow 服务器（版本 2 或 3）的实验、运行和工件。</translation>
    </message>
    <message>
        <source>Server URL</source>
        <translation>服务器 URL</translation>
    </message>
    <message>
        <source>Servers before MLflow 3 have no logged models</source>
        <translation>MLflow 3 之前的服务器没有已记录模型</translation>
    </message>
    <message>
        <source>The model has no such artifact</source>
        <translation>该模型没有此工件</translation>
    </message>
    <message>
        <source>A PEM file to trust besides the system&apos;s authorities, for servers with a certificate of your own.</source>
        <translation>除系统证书颁发机构外另行信任的 PEM 文件，适用于使用自签发证书的服务器。</translation>
    </message>
    <message>
        <source>None of the newest runs has a metric to try it on</source>
        <translation>最新的运行都没有可供尝试的指标</translation>
    </message>
    <message>
        <source>The server does not offer them at this address</source>
        <translation>服务器在此地址不提供</translation>
    </message>
</context>
<context>
    <name>ph::ModelDelegate</name>
    <message>
        <source>no version</source>
        <translation>无版本</translation>
    </message>
    <message>
        <source>no alias</source>
        <translation>无别名</translation>
    </message>
</context>
<context>
    <name>ph::ModelHeader</name>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>见于 %1</translation>
    </message>
    <message>
        <source>no alias</source>
        <translation>无别名</translation>
    </message>
    <message>
        <source>updated %1</source>
        <translation>更新于 %1</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>less</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>ph::ModelListPane</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Kinds that are shown</source>
        <translation>显示的种类</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Name, alias, tag, connection</source>
        <translation>名称、别名、标签、连接</translation>
    </message>
    <message>
        <source>Search models and prompts</source>
        <translation>搜索模型与提示词</translation>
    </message>
    <message>
        <source>Models and prompts</source>
        <translation>模型与提示词</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No model or prompt has these words and this kind.</source>
        <translation>没有含这些词且属于此种类的模型或提示词。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ph::ModelPage</name>
    <message>
        <source>Sections of the model</source>
        <translation>模型的各部分</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>Choose a model or prompt in the list.</source>
        <translation>请在列表中选择模型或提示词。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Versions  %1</source>
        <translation>版本  %1</translation>
    </message>
</context>
<context>
    <name>ph::ModelVersionTableModel</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Aliases, stage</source>
        <translation>别名、阶段</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source run</source>
        <translation>来源运行</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>创建者</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>ph::ModelsController</name>
    <message>
        <source>Comparison copied</source>
        <translation>比较结果已复制</translation>
    </message>
</context>
<context>
    <name>ph::ModelsScreen</name>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Reading the registry…</source>
        <translation>正在读取注册表…</translation>
    </message>
    <message>
        <source>No registry yet</source>
        <translation>还没有注册表</translation>
    </message>
    <message>
        <source>Connect a tracking server or open a store: its registered models, versions, aliases and prompts come here.</source>
        <translation>连接跟踪服务器或打开存储：其注册模型、版本、别名与提示词会显示在这里。</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>No connection was read whole so far. Its registry is read after its runs.</source>
        <translation>目前没有连接被完整读取。注册表在运行之后读取。</translation>
    </message>
    <message>
        <source>No registered models</source>
        <translation>没有注册模型</translation>
    </message>
    <message>
        <source>The registries were read, and hold no model and no prompt.</source>
        <translation>已读取注册表，其中没有模型和提示词。</translation>
    </message>
</context>
<context>
    <name>ph::MonitorList</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No line has these words.</source>
        <translation>没有行包含这些词。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1所见</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ph::MonitorNotice</name>
    <message>
        <source>%1: %2.</source>
        <comment>connection: what is wrong</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>What is shown was seen %1.</source>
        <comment>%1: 2 h ago</comment>
        <translation>所示内容见于%1。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln item(s) could not be read.</source>
        <translation>
            <numerusform>%1：%Ln 项无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is monitored yet</source>
        <translation>尚未监控任何内容</translation>
    </message>
    <message>
        <source>Connect a Prometheus, an Alertmanager or a file of metrics: what your endpoints do over time, what fires and how objectives stand come here.</source>
        <translation>请连接 Prometheus、Alertmanager 或指标文件：端点随时间的表现、正在触发的告警以及目标的达成情况会显示在这里。</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ph::MonitorWords</name>
    <message>
        <source>%1 %</source>
        <comment>share of something</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>It burns %1 over %2 and %3 over %4; the limit of both is %5.</source>
        <comment>burn rate, window, burn rate, window, burn rate</comment>
        <translation>消耗速率：%2 内为 %1，%4 内为 %3；两者的上限均为 %5。</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Cost per 1,000 predictions</source>
        <translation>每 1,000 次预测的成本</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首个 Token 延迟</translation>
    </message>
    <message>
        <source>Failing tool calls</source>
        <translation>失败的工具调用</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>seconds</source>
        <comment>unit of an axis</comment>
        <translation>秒</translation>
    </message>
    <message>
        <source>a second</source>
        <comment>unit of an axis: so many of them</comment>
        <translation>每秒</translation>
    </message>
    <message>
        <source>currency of whoever reckons it</source>
        <comment>unit of an axis</comment>
        <translation>货币单位由计算方决定</translation>
    </message>
    <message>
        <source>share, 0 to 1</source>
        <comment>unit of an axis</comment>
        <translation>占比，0 到 1</translation>
    </message>
    <message>
        <source>errors</source>
        <comment>name of a curve</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>requests</source>
        <comment>name of a curve</comment>
        <translation>请求</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>name of a curve</comment>
        <translation>使用中</translation>
    </message>
    <message>
        <source>cost</source>
        <comment>name of a curve</comment>
        <translation>成本</translation>
    </message>
    <message>
        <source>in</source>
        <comment>name of a curve: tokens that are read</comment>
        <translation>输入</translation>
    </message>
    <message>
        <source>out</source>
        <comment>name of a curve: tokens that are written</comment>
        <translation>输出</translation>
    </message>
    <message>
        <source>failing</source>
        <comment>name of a curve</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <comment>so many a second</comment>
        <translation>%1 /秒</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of an alert</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>state of an alert</comment>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <comment>state of an alert: nobody is told</comment>
        <translation>已抑制</translation>
    </message>
    <message>
        <source>Just come</source>
        <comment>state of an alert</comment>
        <translation>刚到达</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an alert</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of a silence: begins later</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>state of a silence</comment>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of a silence</comment>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of a silence</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Requested</source>
        <comment>a silence that was asked for and not seen yet</comment>
        <translation>已请求</translation>
    </message>
    <message>
        <source>End requested</source>
        <comment>of a silence, and not seen yet</comment>
        <translation>已请求结束</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>health of a rule</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>health of a rule: it notices nothing</comment>
        <translation>故障</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>health of a rule</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>state of an alerting rule</comment>
        <translation>未触发</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of an alerting rule</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>state of an alerting rule</comment>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>health of what is scraped</comment>
        <translation>可达</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>health of what is scraped</comment>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>health of what is scraped</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>verdict on an objective</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Ticket</source>
        <comment>verdict on an objective: somebody should look soon</comment>
        <translation>工单</translation>
    </message>
    <message>
        <source>Page</source>
        <comment>verdict on an objective: somebody has to look now</comment>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>verdict on an objective</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>how much of an error budget is left</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>overspent by %1</source>
        <comment>error budget</comment>
        <translation>超支 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>error budget</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>no data</source>
        <comment>a burn rate</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Calm</source>
        <comment>a burn rate</comment>
        <translation>平稳</translation>
    </message>
    <message>
        <source>Burning</source>
        <comment>a burn rate</comment>
        <translation>消耗过快</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>a burn rate</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>It has not been asked for yet.</source>
        <translation>尚未查询。</translation>
    </message>
    <message>
        <source>What is shown is older: %1</source>
        <translation>所示内容较旧：%1</translation>
    </message>
    <message>
        <source>Not every window has numbers, or some are a part only: what is not known is not well.</source>
        <translation>有的窗口没有数值，或只有部分数值：未知不等于正常。</translation>
    </message>
    <message>
        <source>In every pair of windows one at least burns no faster than its limit.</source>
        <translation>每对窗口中，至少有一个的消耗速率不超过其上限。</translation>
    </message>
    <message>
        <source>How much of the budget is left is unknown: there are no numbers over the whole window.</source>
        <translation>不知道预算还剩多少：没有覆盖整个窗口的数值。</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>Confidence and scores</source>
        <translation>置信度与得分</translation>
    </message>
    <message>
        <source>share by bucket</source>
        <comment>unit of a distribution</comment>
        <translation>各分桶占比</translation>
    </message>
    <message>
        <source>Releases</source>
        <comment>kind of change</comment>
        <translation>发布</translation>
    </message>
    <message>
        <source>Traffic</source>
        <comment>kind of change: shares of the requests</comment>
        <translation>流量</translation>
    </message>
    <message>
        <source>Rollbacks</source>
        <comment>kind of change</comment>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Aliases and stages</source>
        <comment>kind of change</comment>
        <translation>别名与阶段</translation>
    </message>
    <message>
        <source>Told by the cluster</source>
        <comment>kind of change</comment>
        <translation>集群报告</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>between two times</comment>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>ph::MonitoringScreen</name>
    <message>
        <source>Monitoring</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>仪表板</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Filter by name, endpoint, verdict</source>
        <translation>按名称、端点、结论筛选</translation>
    </message>
    <message>
        <source>No objective yet</source>
        <translation>还没有目标</translation>
    </message>
    <message>
        <source>Say what share of an endpoint&apos;s requests has to be good, over which window: what is left of the error budget and how fast it burns stand here. Each is a file in the workspace&apos;s objectives folder, which can be written by hand too.</source>
        <translation>请说明在哪个窗口内，端点的请求中良好的须占多大比例：这里会显示错误预算的剩余量及其消耗速率。每个目标是工作区 objectives 文件夹中的一个文件，也可以手工编写。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Filter by name, label, annotation, receiver</source>
        <translation>按名称、标签、注解、接收者筛选</translation>
    </message>
    <message>
        <source>No alert</source>
        <translation>没有告警</translation>
    </message>
    <message>
        <source>Everybody who was asked answered, and nothing fires or is about to.</source>
        <translation>所有来源均已答复，没有触发中或即将触发的告警。</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Filter by condition, person, reason</source>
        <translation>按条件、人员、原因筛选</translation>
    </message>
    <message>
        <source>Nothing is silenced</source>
        <translation>没有静默</translation>
    </message>
    <message>
        <source>An Alertmanager keeps silences: connect one, or add a silence here.</source>
        <translation>静默保存在 Alertmanager 中：请连接一个，或在此添加静默。</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>静默…</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Filter by rule, group, expression</source>
        <translation>按规则、分组、表达式筛选</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>没有规则</translation>
    </message>
    <message>
        <source>No Prometheus that is connected evaluates a rule: nobody would notice anything.</source>
        <translation>已连接的 Prometheus 都没有评估规则：出了问题也无人察觉。</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>抓取目标</translation>
    </message>
    <message>
        <source>Filter by address, pool, label</source>
        <translation>按地址、抓取池、标签筛选</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>没有抓取目标</translation>
    </message>
    <message>
        <source>No Prometheus that is connected scrapes anything.</source>
        <translation>已连接的 Prometheus 都没有抓取任何目标。</translation>
    </message>
    <message>
        <source>Alerts (%1)</source>
        <translation>告警（%1）</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>创建事故…</translation>
    </message>
</context>
<context>
    <name>ph::NavigationButton</name>
    <message numerus="yes">
        <source>%1, %Ln waiting</source>
        <translation>
            <numerusform>%1，%Ln 项等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::NavigationRail</name>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>ph::NoticeHistoryModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How</source>
        <comment>column: whether a notice was told</comment>
        <translation>方式</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>ph::NoticeWords</name>
    <message>
        <source>%1 grave</source>
        <comment>how many things</comment>
        <translation>严重 %1 项</translation>
    </message>
    <message>
        <source>%1 to warn of</source>
        <comment>how many things</comment>
        <translation>警告 %1 项</translation>
    </message>
    <message>
        <source>%1 to know of</source>
        <comment>how many things</comment>
        <translation>提示 %1 项</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <comment>endpoints</comment>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>Alerts that fire</source>
        <translation>触发的告警</translation>
    </message>
    <message>
        <source>Incidents that open or get worse</source>
        <translation>新建或恶化的事故</translation>
    </message>
    <message>
        <source>Gates that fail</source>
        <translation>未通过的门禁</translation>
    </message>
    <message>
        <source>Releases that wait for you or end</source>
        <translation>等待您处理或已结束的发布</translation>
    </message>
    <message>
        <source>Connections that are lost</source>
        <translation>断开的连接</translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>the least grave that interrupts</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and graver</source>
        <comment>the least grave that interrupts</comment>
        <translation>警告及以上</translation>
    </message>
    <message>
        <source>Grave ones</source>
        <comment>the least grave that interrupts</comment>
        <translation>仅严重</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <comment>what notices of a kind do</comment>
        <translation>打断</translation>
    </message>
    <message>
        <source>Only listed</source>
        <comment>what notices of a kind do</comment>
        <translation>仅列出</translation>
    </message>
    <message>
        <source>Ignored</source>
        <comment>what notices of a kind do</comment>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Told</source>
        <comment>of a notice</comment>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Held back</source>
        <comment>of a notice, by quiet hours</comment>
        <translation>已暂缓</translation>
    </message>
    <message>
        <source>Listed</source>
        <comment>of a notice</comment>
        <translation>已列出</translation>
    </message>
    <message>
        <source>While it was quiet: %1</source>
        <comment>%1: how many things</comment>
        <translation>免打扰期间：%1 项</translation>
    </message>
    <message>
        <source>%1 at once, among them %2</source>
        <comment>how many things, and the gravest of them</comment>
        <translation>同时出现 %1 项，其中有 %2</translation>
    </message>
    <message>
        <source>Nothing fires that is known</source>
        <translation>已知没有告警触发</translation>
    </message>
    <message>
        <source>Alerts that fire: %1</source>
        <translation>触发的告警：%1</translation>
    </message>
    <message>
        <source>Alerts that fire: %1, some of them grave</source>
        <translation>触发的告警：%1，其中有严重的</translation>
    </message>
    <message>
        <source>Nobody can be reached: what fires is not known</source>
        <translation>无法连接任何来源：不知道有哪些告警触发</translation>
    </message>
</context>
<context>
    <name>ph::NotificationsDialog</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>What interrupts</source>
        <translation>什么可以打断</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>通知记录</translation>
    </message>
    <message>
        <source>Show a test notice</source>
        <translation>显示测试通知</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>From</source>
        <comment>how grave at least</comment>
        <translation>起始级别</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>%1: how</source>
        <translation>%1：方式</translation>
    </message>
    <message>
        <source>%1: from which grade on</source>
        <translation>%1：起始级别</translation>
    </message>
    <message>
        <source>%1: environments</source>
        <translation>%1：环境</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>all: %1</source>
        <translation>全部：%1</translation>
    </message>
    <message>
        <source>What does not interrupt by its rule is still listed. Many things at once, or within a minute, are one notice.</source>
        <translation>按规则不打断的仍会列出。同时或一分钟内的多项合并为一条通知。</translation>
    </message>
    <message>
        <source>Nothing was told yet</source>
        <translation>还没有通知</translation>
    </message>
    <message>
        <source>Whatever interrupts, is held back or only listed stands here.</source>
        <translation>打断的、暂缓的或仅列出的都在此处。</translation>
    </message>
</context>
<context>
    <name>ph::NotifyController</name>
    <message>
        <source>This is a test</source>
        <translation>这是一条测试</translation>
    </message>
    <message>
        <source>So a notice of Pilothouse looks here.</source>
        <translation>Pilothouse 的通知在此处显示为这样。</translation>
    </message>
</context>
<context>
    <name>ph::ObjectiveDetail</name>
    <message>
        <source>No objective is chosen</source>
        <translation>未选择目标</translation>
    </message>
    <message>
        <source>Choose one to see what is left of its budget, and how fast it burns.</source>
        <translation>选择一个目标，查看其预算的剩余量和消耗速率。</translation>
    </message>
    <message>
        <source>Error budget: %1</source>
        <translation>错误预算：%1</translation>
    </message>
    <message>
        <source>good: %1
all: %2</source>
        <comment>requests</comment>
        <translation>良好：%1
全部：%2</translation>
    </message>
    <message>
        <source>bad: %1</source>
        <comment>share of requests</comment>
        <translation>不良：%1</translation>
    </message>
    <message>
        <source>pages</source>
        <comment>what a burning window does</comment>
        <translation>呼叫值班</translation>
    </message>
    <message>
        <source>is a ticket</source>
        <comment>what a burning window does</comment>
        <translation>建工单</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <comment>burn rate, window</comment>
        <translation>%2 内 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>of a burn rate</comment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>The chosen objective</source>
        <translation>选中的目标</translation>
    </message>
</context>
<context>
    <name>ph::ObjectiveDialog</name>
    <message>
        <source>Add an objective</source>
        <translation>添加目标</translation>
    </message>
    <message>
        <source>Edit the objective</source>
        <translation>编辑目标</translation>
    </message>
    <message>
        <source>For people: what it is about</source>
        <translation>供人阅读：它针对什么</translation>
    </message>
    <message>
        <source> % of requests are good</source>
        <translation> % 的请求良好</translation>
    </message>
    <message>
        <source> d</source>
        <comment>days, after a number</comment>
        <translation> 天</translation>
    </message>
    <message>
        <source>The share of bad requests</source>
        <translation>不良请求的占比</translation>
    </message>
    <message>
        <source>Good requests and all of them</source>
        <translation>良好请求和全部请求</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问对象</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>All</source>
        <comment>requests</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>Connect a Prometheus first: it has to be asked.</source>
        <translation>请先连接 Prometheus：需要向它查询。</translation>
    </message>
</context>
<context>
    <name>ph::ObjectiveFeed</name>
    <message>
        <source>No connection of this name is here and switched on: &quot;%1&quot;.</source>
        <translation>这里没有已启用的同名连接：“%1”。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Removed; its file lies at %1</source>
        <translation>已移除；其文件位于 %1</translation>
    </message>
</context>
<context>
    <name>ph::ObjectiveTableModel</name>
    <message>
        <source>%1 % over %2</source>
        <comment>of requests are good; a span of time</comment>
        <translation>%2 内 %1 %</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>column: share of good requests</comment>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Error budget</source>
        <translation>错误预算</translation>
    </message>
    <message>
        <source>Burns</source>
        <comment>column: how fast an error budget is used up</comment>
        <translation>消耗速率</translation>
    </message>
    <message>
        <source>Judged</source>
        <comment>column: when</comment>
        <translation>评判</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ph::OnCallController</name>
    <message>
        <source>Keeping %1 for on-call</source>
        <translation>正在为值班保留 %1</translation>
    </message>
    <message>
        <source>changing how %1 is kept for on-call</source>
        <translation>更改“%1”的值班保留方式</translation>
    </message>
    <message>
        <source>pinning %1 for on-call</source>
        <translation>为值班固定“%1”</translation>
    </message>
    <message>
        <source>unpinning %1</source>
        <translation>取消固定“%1”</translation>
    </message>
</context>
<context>
    <name>ph::OnCallDialog</name>
    <message>
        <source>Pin for on-call</source>
        <translation>为值班固定</translation>
    </message>
    <message>
        <source>What is pinned is kept fresh while this window is open, so that it can be inspected without a network. Servers are only read.</source>
        <translation>固定的内容在此窗口打开期间保持最新，因此没有网络也能查看。对服务器只读取。</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Reading environments…</source>
        <translation>正在读取环境…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No environment is known</source>
        <translation>没有已知的环境</translation>
    </message>
    <message>
        <source>An environment says what belongs together: add its file by `pilothouse env add --file ENVIRONMENT.yaml`.</source>
        <translation>环境说明哪些东西属于一起：用 `pilothouse env add --file ENVIRONMENT.yaml` 添加它的文件。</translation>
    </message>
</context>
<context>
    <name>ph::OnCallNote</name>
    <message>
        <source>%1: not kept whole for on-call yet</source>
        <translation>%1：尚未为值班完整保留</translation>
    </message>
    <message>
        <source>%1: kept for on-call as of %2</source>
        <comment>an environment, how long ago</comment>
        <translation>%1：为值班保留，截至%2</translation>
    </message>
</context>
<context>
    <name>ph::OnCallPinView</name>
    <message>
        <source>&amp;Keep it for on-call</source>
        <translation>为值班保留(&amp;K)</translation>
    </message>
    <message>
        <source>Budget in MiB</source>
        <translation>预算（MiB）</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>How often it is refreshed</source>
        <translation>多久刷新一次</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>What each source gave</source>
        <translation>每个来源给出的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Refresh now</source>
        <translation>立即刷新(&amp;R)</translation>
    </message>
    <message>
        <source>It is its turn soon</source>
        <translation>即将轮到它</translation>
    </message>
    <message>
        <source>Asking for %1</source>
        <translation>正在询问：%1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>how long ago</comment>
        <translation>截至%1</translation>
    </message>
</context>
<context>
    <name>ph::OnCallSourceModel</name>
    <message>
        <source>nobody can be asked</source>
        <translation>无处可询问</translation>
    </message>
    <message>
        <source>What</source>
        <comment>column: what is brought in</comment>
        <translation>内容</translation>
    </message>
    <message>
        <source>From</source>
        <comment>column: which source</comment>
        <translation>来源</translation>
    </message>
    <message>
        <source>Answered</source>
        <comment>column: when a source answered last</comment>
        <translation>答复于</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>column: of what a source gave</comment>
        <translation>数量</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ph::OnCallTableModel</name>
    <message>
        <source>not pinned</source>
        <comment>an environment</comment>
        <translation>未固定</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>As of</source>
        <comment>column: how old what is kept is</comment>
        <translation>截至</translation>
    </message>
    <message>
        <source>Kept</source>
        <comment>column: how much is kept</comment>
        <translation>已保留</translation>
    </message>
</context>
<context>
    <name>ph::OnCallWords</name>
    <message>
        <source>Files and runbooks</source>
        <translation>文件与操作手册</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Models and prompts</source>
        <translation>模型与提示词</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Past alerts</source>
        <translation>过去的告警</translation>
    </message>
    <message>
        <source>fresh</source>
        <comment>what is kept for on-call</comment>
        <translation>最新</translation>
    </message>
    <message>
        <source>stale</source>
        <comment>what is kept for on-call</comment>
        <translation>过时</translation>
    </message>
    <message>
        <source>not whole yet</source>
        <comment>what is kept for on-call</comment>
        <translation>尚不完整</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>how often it is refreshed</comment>
        <translation>手动</translation>
    </message>
    <message>
        <source>every %1</source>
        <comment>a time</comment>
        <translation>每 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>sizes</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>did not answer in time</source>
        <translation>未及时答复</translation>
    </message>
    <message>
        <source>does not accept the credentials</source>
        <translation>不接受凭据</translation>
    </message>
    <message>
        <source>does not permit it</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>asks to wait</source>
        <translation>要求等待</translation>
    </message>
    <message>
        <source>has a fault of its own</source>
        <translation>自身出错</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>did not give all</source>
        <translation>未全部给出</translation>
    </message>
    <message>
        <source>No room for %1 points of metrics from before %2.</source>
        <translation>%2 之前的 %1 个指标点放不下。</translation>
    </message>
    <message>
        <source>No room for %1 logs of closed incidents from before %2.</source>
        <translation>%2 之前已关闭事故的 %1 份日志放不下。</translation>
    </message>
    <message>
        <source>%1 series are not kept: more than 100 of one expression.</source>
        <translation>有 %1 条序列未保留：同一表达式超过 100 条。</translation>
    </message>
    <message>
        <source>What may not go is %1 more than the budget.</source>
        <translation>不可删除的内容比预算多 %1。</translation>
    </message>
</context>
<context>
    <name>ph::OpenIncidentDialog</name>
    <message>
        <source>Open an incident</source>
        <translation>创建事故</translation>
    </message>
    <message>
        <source>What users notice, in a few words</source>
        <translation>用几个字说明用户注意到什么</translation>
    </message>
    <message>
        <source>known, as far as one can tell</source>
        <translation>已知（就目前所知）</translation>
    </message>
    <message>
        <source>Separated by commas; empty: not known yet</source>
        <translation>以逗号分隔；留空表示尚不清楚</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the incident</source>
        <translation>创建事故</translation>
    </message>
    <message>
        <source>Say in a few words what users notice.</source>
        <translation>请用几个字说明用户注意到什么。</translation>
    </message>
    <message>
        <source>Say which environment it is in.</source>
        <translation>请说明发生在哪个环境。</translation>
    </message>
    <message>
        <source>It cannot begin in the future.</source>
        <translation>开始时间不能在未来。</translation>
    </message>
    <message>
        <source>Affected</source>
        <comment>whom an incident hits</comment>
        <translation>受影响</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>截至目前</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <comment>from what: from alert LatencyHigh</comment>
        <translation>创建方式：%1</translation>
    </message>
</context>
<context>
    <name>ph::OpenMetrics</name>
    <message>
        <source>Readable</source>
        <translation>可读取</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>A file answers plain selectors, such as name{label=&quot;value&quot;}</source>
        <translation>文件只回答简单的选择器，例如 name{label=&quot;value&quot;}</translation>
    </message>
    <message>
        <source>No file of metrics lies in this folder: *.prom, *.om, *.metrics, *.txt.</source>
        <translation>此文件夹中没有指标文件：*.prom、*.om、*.metrics、*.txt。</translation>
    </message>
    <message>
        <source>There are %1 files; the first %2 are read.</source>
        <translation>有 %1 个文件；只读取前 %2 个。</translation>
    </message>
    <message>
        <source>%1: another file has %2 already; this one&apos;s is left out</source>
        <translation>%1：另一个文件已有 %2；忽略此文件中的</translation>
    </message>
    <message>
        <source>OpenMetrics file</source>
        <translation>OpenMetrics 文件</translation>
    </message>
    <message>
        <source>Metrics that programs write into a file or a folder of files on this machine.</source>
        <translation>程序写入本机文件或文件夹的指标。</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>文件或文件夹</translation>
    </message>
</context>
<context>
    <name>ph::OverviewTab</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Key metrics</source>
        <translation>关键指标</translation>
    </message>
    <message>
        <source>This run logged no metrics.</source>
        <translation>此运行没有记录指标。</translation>
    </message>
    <message>
        <source>last values</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 个</translation>
    </message>
    <message>
        <source>%1 at step %2</source>
        <translation>%1，步数 %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步数 %1</translation>
    </message>
    <message>
        <source>Nested runs</source>
        <translation>嵌套运行</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>父运行</translation>
    </message>
    <message>
        <source>child</source>
        <translation>子运行</translation>
    </message>
    <message>
        <source>first %1 of %2 children</source>
        <translation>前 %1 个，共 %2 个子运行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln children</source>
        <translation>
            <numerusform>%Ln 个子运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Reproducibility</source>
        <translation>可复现性</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>没有缺失</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 missing</source>
        <translation>
            <numerusform>%1 项中缺失 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing. %1</source>
        <translation>缺失。%1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>not known yet: %1</source>
        <translation>尚不清楚：%1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Not known: not all of its files were listed yet.</source>
        <translation>不清楚：其文件尚未全部列出。</translation>
    </message>
</context>
<context>
    <name>ph::Pack</name>
    <message>
        <source>This is no pack.</source>
        <translation>这不是离线包。</translation>
    </message>
    <message>
        <source>Its end is missing.</source>
        <translation>文件末尾缺失。</translation>
    </message>
    <message>
        <source>It holds bytes that belong to nothing in it.</source>
        <translation>其中含有不属于任何内容的字节。</translation>
    </message>
    <message>
        <source>It is one part of several, and a pack is one file.</source>
        <translation>这是多个分卷之一，而离线包只有一个文件。</translation>
    </message>
    <message>
        <source>It is written as if it had 4 GiB or more, which no pack has.</source>
        <translation>它被写成 4 GiB 或更大的样子，而离线包不会这么大。</translation>
    </message>
    <message>
        <source>It is too large, or holds too many entries.</source>
        <translation>它太大，或条目太多。</translation>
    </message>
    <message>
        <source>It contradicts itself about what it holds.</source>
        <translation>它对自身内容的描述前后矛盾。</translation>
    </message>
    <message>
        <source>Its entries lie upon each other.</source>
        <translation>其条目互相重叠。</translation>
    </message>
    <message>
        <source>It is encrypted, which no pack is.</source>
        <translation>它已加密，而离线包从不加密。</translation>
    </message>
    <message>
        <source>It is compressed in a way that no pack is.</source>
        <translation>它的压缩方式不是离线包所用的。</translation>
    </message>
    <message>
        <source>It holds a link, a folder or a device; a pack holds files alone.</source>
        <translation>其中含有链接、文件夹或设备；离线包只含文件。</translation>
    </message>
    <message>
        <source>An entry&apos;s name could lead elsewhere, or pass for another.</source>
        <translation>某个条目的名称可能指向别处，或冒充其他名称。</translation>
    </message>
    <message>
        <source>Two entries have the same name, or names that pass for the same.</source>
        <translation>两个条目同名，或名称可互相冒充。</translation>
    </message>
    <message>
        <source>Far more would come out of it than is in it.</source>
        <translation>解出的内容会远多于其中所含。</translation>
    </message>
    <message>
        <source>Its manifest is not as a pack&apos;s is.</source>
        <translation>其清单不符合离线包的格式。</translation>
    </message>
    <message>
        <source>It is of a format that only a newer version reads.</source>
        <translation>其格式只有更新的版本才能读取。</translation>
    </message>
    <message>
        <source>It holds an entry that its manifest does not list.</source>
        <translation>其中含有清单未列出的条目。</translation>
    </message>
    <message>
        <source>An entry that its manifest lists is missing.</source>
        <translation>清单列出的某个条目缺失。</translation>
    </message>
    <message>
        <source>An entry has another size than its manifest says.</source>
        <translation>某个条目的大小与清单不符。</translation>
    </message>
    <message>
        <source>An entry holds something else than its manifest says.</source>
        <translation>某个条目的内容与清单不符。</translation>
    </message>
    <message>
        <source>Its signature is not one of this manifest.</source>
        <translation>其签名不是针对此清单的。</translation>
    </message>
    <message>
        <source>Whole, and signed by a known key</source>
        <translation>完整，并由已知密钥签名</translation>
    </message>
    <message>
        <source>Signed by a known key; its contents are checked as they are read</source>
        <translation>由已知密钥签名；内容在读取时检查</translation>
    </message>
    <message>
        <source>Unsigned: anybody may have made or changed it</source>
        <translation>未签名：任何人都可能制作或修改过它</translation>
    </message>
    <message>
        <source>Signed with a key that is not known here</source>
        <translation>由此处未知的密钥签名</translation>
    </message>
    <message>
        <source>Tampered with</source>
        <translation>已被篡改</translation>
    </message>
    <message>
        <source>Made by a newer version</source>
        <translation>由更新的版本制作</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
</context>
<context>
    <name>ph::PackController</name>
    <message>
        <source>Verifying %1</source>
        <translation>正在校验 %1</translation>
    </message>
    <message>
        <source>signed by %1</source>
        <translation>由 %1 签名</translation>
    </message>
    <message>
        <source>signed with a key that is not known here</source>
        <translation>签名所用的密钥在此处未知</translation>
    </message>
    <message>
        <source>not signed: anybody may have made it</source>
        <translation>未签名：任何人都可能制作了它</translation>
    </message>
    <message>
        <source>Pack %1, made %2 by Pilothouse %3, %4. Read-only; notes are kept here.</source>
        <translation>离线包 %1，%2由 Pilothouse %3 制作，%4。只读；备注保存在本地。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ph::PackExporting</name>
    <message>
        <source>There is no environment and no incident to make a pack of</source>
        <translation>没有可用于制作离线包的环境或事故</translation>
    </message>
    <message>
        <source>Export a pack</source>
        <translation>导出离线包</translation>
    </message>
    <message>
        <source>Packs (*.phpack)</source>
        <translation>离线包 (*.phpack)</translation>
    </message>
    <message>
        <source>Gathering what is cached…</source>
        <translation>正在收集已缓存的内容…</translation>
    </message>
    <message>
        <source>Packing %1</source>
        <translation>正在打包 %1</translation>
    </message>
    <message>
        <source>%1 is written: %2, not signed</source>
        <translation>已写入 %1：%2，未签名</translation>
    </message>
    <message>
        <source>%1 is written: %2, signed</source>
        <translation>已写入 %1：%2，已签名</translation>
    </message>
</context>
<context>
    <name>ph::PackFile</name>
    <message>
        <source>There is no environment of this name, and no incident of it.</source>
        <translation>没有这个名称的环境，也没有这样的事故。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>It holds no timeline.</source>
        <translation>其中没有时间线。</translation>
    </message>
    <message>
        <source>Nothing opens incident %1, of which there are entries.</source>
        <translation>事故 %1 有条目，却没有创建它的条目。</translation>
    </message>
    <message>
        <source>The pack&apos;s logs cannot be read: %1</source>
        <translation>离线包的日志无法读取：%1</translation>
    </message>
    <message>
        <source>%1: %2 No logs are packed.</source>
        <translation>%1：%2未打包任何日志。</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>无法创建文件夹。</translation>
    </message>
    <message>
        <source>%1 by %2 at %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Said: %1</source>
        <translation>表态：%1</translation>
    </message>
    <message>
        <source>Gate %1 waived</source>
        <translation>豁免门禁 %1</translation>
    </message>
    <message>
        <source>It is no list of releases.</source>
        <translation>这不是发布列表。</translation>
    </message>
    <message>
        <source>There is no such release in the pack.</source>
        <translation>离线包中没有这个发布。</translation>
    </message>
    <message>
        <source>Release %1: %2, changed %3</source>
        <translation>发布 %1：%2，变更于 %3</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>未知时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Takes back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Gate %1: %2. %3</source>
        <translation>门禁 %1：%2。%3</translation>
    </message>
    <message>
        <source>Step %1, %2: %3; seen: %4</source>
        <translation>步骤 %1，%2：%3；所见：%4</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>More than %1 bytes come out of it.</source>
        <translation>解出的内容多于 %1 字节。</translation>
    </message>
    <message>
        <source>%1 bytes of %2 came out of it.</source>
        <translation>应有 %2 字节，只解出 %1 字节。</translation>
    </message>
    <message>
        <source>Its checksum is another.</source>
        <translation>其校验和不符。</translation>
    </message>
    <message>
        <source>There is no memory left.</source>
        <translation>内存已用尽。</translation>
    </message>
    <message>
        <source>Bytes follow where what it holds ends.</source>
        <translation>内容结束之后还有字节。</translation>
    </message>
    <message>
        <source>It cannot be unpacked.</source>
        <translation>无法解包。</translation>
    </message>
    <message>
        <source>What it holds has no end.</source>
        <translation>其内容没有结尾。</translation>
    </message>
    <message>
        <source>It was cut while it was packed.</source>
        <translation>打包时它被截短。</translation>
    </message>
    <message>
        <source>The file was changed while it was open.</source>
        <translation>文件打开期间被更改。</translation>
    </message>
    <message>
        <source>The file was cut while it was open.</source>
        <translation>文件打开期间被截短。</translation>
    </message>
    <message>
        <source>It must lie there as it is.</source>
        <translation>它必须原样存放。</translation>
    </message>
    <message>
        <source>It has %1 bytes.</source>
        <translation>它有 %1 字节。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has version %2, and %3 is the newest that can be read.</source>
        <translation>“%1”的版本是 %2，能读取的最新版本是 %3。</translation>
    </message>
    <message>
        <source>It does not begin with a manifest.</source>
        <translation>它不以清单开头。</translation>
    </message>
    <message>
        <source>%1 bytes, not %2.</source>
        <translation>是 %1 字节，不是 %2 字节。</translation>
    </message>
    <message>
        <source>Its entries are not in their order.</source>
        <translation>条目顺序不对。</translation>
    </message>
    <message>
        <source>There is no such entry in the pack.</source>
        <translation>离线包中没有这个条目。</translation>
    </message>
    <message>
        <source>It lies there deflated.</source>
        <translation>它在其中是压缩存放的。</translation>
    </message>
    <message>
        <source>%1 is too long, empty or no text.</source>
        <translation>%1过长、为空或不是文本。</translation>
    </message>
    <message>
        <source>An entry cannot have %1 bytes.</source>
        <translation>条目不可能有 %1 字节。</translation>
    </message>
    <message>
        <source>The digest of an entry is none.</source>
        <translation>某个条目的摘要无效。</translation>
    </message>
    <message>
        <source>The media type of an entry is none.</source>
        <translation>某个条目的媒体类型无效。</translation>
    </message>
    <message>
        <source>What it is of</source>
        <translation>其所属对象</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>其名称</translation>
    </message>
    <message>
        <source>What made it</source>
        <translation>其制作者</translation>
    </message>
    <message>
        <source>It does not say when it was made.</source>
        <translation>没有说明何时制作。</translation>
    </message>
    <message>
        <source>The name of a schema</source>
        <translation>结构的名称</translation>
    </message>
    <message>
        <source>A schema&apos;s version is none.</source>
        <translation>结构的版本无效。</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>It is no manifest of a pack.</source>
        <translation>这不是离线包的清单。</translation>
    </message>
    <message>
        <source>Its format has version %1, and %2 is the newest that can be read.</source>
        <translation>其格式版本是 %1，能读取的最新版本是 %2。</translation>
    </message>
    <message>
        <source>It says more than a manifest does, or in another order.</source>
        <translation>内容多于清单应有的，或顺序不同。</translation>
    </message>
    <message>
        <source>It is no signature.</source>
        <translation>这不是签名。</translation>
    </message>
    <message>
        <source>Its key is none, or has another&apos;s name.</source>
        <translation>其密钥无效，或用了别的名称。</translation>
    </message>
    <message>
        <source>It is not of this manifest by %1.</source>
        <translation>不是 %1 对此清单的签名。</translation>
    </message>
    <message>
        <source>This is no plain file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>A part of it is empty, or it begins at a root.</source>
        <translation>其中一段为空，或从根开始。</translation>
    </message>
    <message>
        <source>It leads to another folder.</source>
        <translation>它指向别的文件夹。</translation>
    </message>
    <message>
        <source>A blank or a dot at an end is dropped by some systems.</source>
        <translation>某些系统会去掉末尾的空格或句点。</translation>
    </message>
    <message>
        <source>A part of it is a device on some systems.</source>
        <translation>其中一段在某些系统上是设备名。</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>它没有名称。</translation>
    </message>
    <message>
        <source>It has more than %1 bytes.</source>
        <translation>它超过 %1 字节。</translation>
    </message>
    <message>
        <source>It has a character that no name here may have.</source>
        <translation>其中有此处的名称不允许的字符。</translation>
    </message>
    <message>
        <source>It is not in Unicode&apos;s form C.</source>
        <translation>它不是 Unicode 的 C 形式。</translation>
    </message>
    <message>
        <source>It is more than %1 folders deep.</source>
        <translation>它的文件夹层数超过 %1。</translation>
    </message>
    <message>
        <source>This is a link, which may lead anywhere.</source>
        <translation>这是一个链接，可能指向任何地方。</translation>
    </message>
    <message>
        <source>There is a secret in this name.</source>
        <translation>这个名称中含有机密。</translation>
    </message>
    <message>
        <source>Two entries would have this name.</source>
        <translation>会有两个条目使用这个名称。</translation>
    </message>
    <message>
        <source>Another entry has the name of its folder.</source>
        <translation>另一个条目的名称与其文件夹相同。</translation>
    </message>
    <message>
        <source>A text has at most %1 bytes here, so that its secrets are hidden whole; this one has %2.</source>
        <translation>为使机密完整隐去，文本最多 %1 字节；此文本有 %2 字节。</translation>
    </message>
    <message>
        <source>Its contents have %1 bytes, and may have %2.</source>
        <translation>其内容有 %1 字节，最多允许 %2 字节。</translation>
    </message>
    <message>
        <source>A pack has less than 4 GiB and at most %1 entries.</source>
        <translation>离线包小于 4 GiB，最多 %1 个条目。</translation>
    </message>
    <message>
        <source>Nothing hides its secrets.</source>
        <translation>没有办法隐去其中的机密。</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>它过大。</translation>
    </message>
    <message>
        <source>A pack has less than 4 GiB.</source>
        <translation>离线包小于 4 GiB。</translation>
    </message>
    <message>
        <source>There are bytes behind its end.</source>
        <translation>结尾之后还有字节。</translation>
    </message>
    <message>
        <source>It announces a comment.</source>
        <translation>它声明有注释。</translation>
    </message>
    <message>
        <source>It has %1 entries.</source>
        <translation>它有 %1 个条目。</translation>
    </message>
    <message>
        <source>%1 bytes come before what it says is its beginning.</source>
        <translation>所称的开头之前还有 %1 字节。</translation>
    </message>
    <message>
        <source>Its directory reaches behind its end.</source>
        <translation>其目录超出结尾。</translation>
    </message>
    <message>
        <source>Its directory has fewer entries than it says.</source>
        <translation>其目录的条目少于所称的数目。</translation>
    </message>
    <message>
        <source>Its entry in the directory is not as a pack&apos;s is.</source>
        <translation>其目录条目不符合离线包的格式。</translation>
    </message>
    <message>
        <source>Its directory holds more than entries.</source>
        <translation>其目录中除条目外还有别的内容。</translation>
    </message>
    <message>
        <source>It is stored as it is, and in another size.</source>
        <translation>它原样存放，大小却不同。</translation>
    </message>
    <message>
        <source>%1 bytes of %2.</source>
        <translation>%1 字节（压缩后 %2）。</translation>
    </message>
    <message>
        <source>Its contents have %1 bytes.</source>
        <translation>其内容有 %1 字节。</translation>
    </message>
    <message>
        <source>%1 bytes before it belong to nothing.</source>
        <translation>它之前有 %1 字节不属于任何内容。</translation>
    </message>
    <message>
        <source>Before its contents stands something else than in the directory.</source>
        <translation>其内容之前所写与目录不符。</translation>
    </message>
    <message>
        <source>%1 bytes before its directory belong to nothing.</source>
        <translation>其目录之前有 %1 字节不属于任何内容。</translation>
    </message>
    <message>
        <source>It is no UTF-8.</source>
        <translation>它不是 UTF-8。</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>它是文件夹。</translation>
    </message>
    <message>
        <source>It is compressed by method %1.</source>
        <translation>它用方法 %1 压缩。</translation>
    </message>
    <message>
        <source>Its sizes are said to stand behind it.</source>
        <translation>据称其大小记录在它之后。</translation>
    </message>
    <message>
        <source>It has an extra field.</source>
        <translation>它有附加字段。</translation>
    </message>
    <message>
        <source>It has a comment.</source>
        <translation>它有注释。</translation>
    </message>
</context>
<context>
    <name>ph::PaletteController</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Roll back %1 to %2</source>
        <translation>将 %1 回滚到 %2</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Change traffic…</source>
        <translation>更改流量…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>此页面</translation>
    </message>
    <message>
        <source>“%1” can no longer be done here</source>
        <translation>“%1”在这里已无法执行</translation>
    </message>
</context>
<context>
    <name>ph::ParallelView</name>
    <message>
        <source>%1 of %2 runs pass through “no value”: %3.</source>
        <translation>%2 个运行中有 %1 个经过“无值”：%3。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 runs pass</source>
        <translation>%2 个运行中有 %1 个符合刷选</translation>
    </message>
    <message>
        <source>%1 of %2 runs selected</source>
        <translation>已选择 %2 个运行中的 %1 个</translation>
    </message>
    <message>
        <source>No axes. The menu adds one.</source>
        <translation>没有坐标轴。可从菜单添加。</translation>
    </message>
    <message>
        <source>Axis %1 of %2: %3, from %4 to %5. %6</source>
        <translation>坐标轴 %1 / %2：%3，从 %4 到 %5。%6</translation>
    </message>
    <message>
        <source>No axes. Add one from the menu.</source>
        <translation>没有坐标轴。请从菜单添加。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Highlighted</source>
        <translation>已突出显示</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Colour lines by it</source>
        <translation>按此轴为线条着色</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Let its brushes go</source>
        <translation>清除此轴的刷选</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>移除此轴</translation>
    </message>
    <message>
        <source>Add an axis…</source>
        <translation>添加坐标轴…</translation>
    </message>
    <message>
        <source>Drag to move, double-click to reverse, right-click for more.</source>
        <translation>拖动可移动，双击可反向，右键查看更多。</translation>
    </message>
</context>
<context>
    <name>ph::ParetoView</name>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>higher taken as better</source>
        <translation>视为越高越好</translation>
    </message>
    <message>
        <source>%1 of %2 on the front</source>
        <translation>%2 个中有 %1 个在前沿上</translation>
    </message>
    <message>
        <source>Choose two or three objectives.</source>
        <translation>请选择两个或三个目标。</translation>
    </message>
    <message>
        <source>%1 is text: an objective has to be a number.</source>
        <translation>%1 是文本，目标必须是数值。</translation>
    </message>
    <message>
        <source>No run has a value for all three objectives.</source>
        <translation>没有运行在三个目标上都有值。</translation>
    </message>
    <message>
        <source>Which way %1 is better is not known: higher is assumed.</source>
        <translation>%1 的优劣方向未知，按越高越好处理。</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更优</translation>
    </message>
    <message>
        <source>On the front</source>
        <translation>在前沿上</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>ph::PartRow</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Goes back to</source>
        <translation>退回到</translation>
    </message>
    <message>
        <source>Name of part %1</source>
        <translation>第 %1 部分的名称</translation>
    </message>
    <message>
        <source>New version of part %1</source>
        <translation>第 %1 部分的新版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Version that part %1 goes back to</source>
        <translation>第 %1 部分退回到的版本</translation>
    </message>
    <message>
        <source>Back to</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Kind of part %1</source>
        <translation>第 %1 部分的类型</translation>
    </message>
    <message>
        <source>Take part %1 out</source>
        <translation>移除第 %1 部分</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>退回到 %1</translation>
    </message>
</context>
<context>
    <name>ph::PerformanceFigures</name>
    <message>
        <source>rows: with a label, waiting for one</source>
        <translation>行数：已有标注、等待标注</translation>
    </message>
    <message>
        <source>%1 by window</source>
        <translation>按窗口的 %1</translation>
    </message>
    <message>
        <source>The comparison was not cut into windows.</source>
        <translation>此比较没有划分窗口。</translation>
    </message>
    <message>
        <source>No window has labels, nor scores to estimate it from.</source>
        <translation>没有窗口含有标注，也没有可用于估计的分数。</translation>
    </message>
    <message>
        <source>%1 (higher is better)</source>
        <translation>%1（越高越好）</translation>
    </message>
    <message>
        <source>%1 (lower is better)</source>
        <translation>%1（越低越好）</translation>
    </message>
    <message>
        <source>measured by labels, with its 95 % interval</source>
        <translation>由标注测得，含 95 % 区间</translation>
    </message>
    <message>
        <source>estimated from scores</source>
        <translation>由分数估计</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>measured: %1
estimated: %2
%3 of %4 rows have a label</source>
        <translation>测得：%1
估计：%2
%4 行中有 %3 行已标注</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>With a label</source>
        <translation>有标注</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>Lower end</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Upper end</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>Lower end of the estimate</source>
        <translation>估计的下限</translation>
    </message>
    <message>
        <source>Upper end of the estimate</source>
        <translation>估计的上限</translation>
    </message>
    <message>
        <source>Calibration of %1</source>
        <translation>%1 的校准</translation>
    </message>
    <message>
        <source>There are no scores with labels to hold against them.</source>
        <translation>没有可与标注对照的分数。</translation>
    </message>
    <message>
        <source>share of positives</source>
        <translation>正例占比</translation>
    </message>
    <message>
        <source>share of rows</source>
        <translation>行的占比</translation>
    </message>
    <message>
        <source>%1: said %2, came %3</source>
        <translation>%1：预测 %2，实际 %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>score: probability of %1</source>
        <translation>分数：%1 的概率</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均分数</translation>
    </message>
    <message>
        <source>Share of positives</source>
        <translation>正例占比</translation>
    </message>
    <message>
        <source>How long labels take</source>
        <translation>标注需要多久</translation>
    </message>
    <message>
        <source>There are no times of both predictions and labels.</source>
        <translation>没有同时包含预测时间和标注时间。</translation>
    </message>
    <message>
        <source>share of rows with a label</source>
        <translation>已标注行的占比</translation>
    </message>
    <message>
        <source>after %1 hours: %2</source>
        <translation>%1 小时后：%2</translation>
    </message>
    <message>
        <source>hours after the prediction</source>
        <translation>预测之后的小时数</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Share with a label</source>
        <translation>已标注占比</translation>
    </message>
</context>
<context>
    <name>ph::PerformanceModel</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>ROC AUC</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>all current rows</source>
        <translation>所有当前行</translation>
    </message>
    <message>
        <source>Without labels, from calibrated scores (confidence-based performance estimation)</source>
        <translation>无标注，根据校准后的分数估计（基于置信度的性能估计）</translation>
    </message>
    <message>
        <source>Measure</source>
        <comment>of a model&apos;s performance</comment>
        <translation>指标</translation>
    </message>
    <message>
        <source>Window</source>
        <comment>of time</comment>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>Its interval</source>
        <translation>估计区间</translation>
    </message>
    <message>
        <source>With a label</source>
        <translation>有标注</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Bias</source>
        <comment>mean of prediction minus label</comment>
        <translation>偏差</translation>
    </message>
</context>
<context>
    <name>ph::PerformancePane</name>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Measure</source>
        <comment>of a model&apos;s performance</comment>
        <translation>指标</translation>
    </message>
    <message>
        <source>There is nothing to tell how good the model was: that takes a prediction or score, and a label where it is to be measured.</source>
        <translation>无法判断模型表现如何：需要预测或得分；要实测，还需要标签。</translation>
    </message>
    <message>
        <source>Performance</source>
        <comment>of a model</comment>
        <translation>性能</translation>
    </message>
</context>
<context>
    <name>ph::Pinning</name>
    <message numerus="yes">
        <source>Keeping %Ln runs for offline use</source>
        <translation>
            <numerusform>正在离线保留 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinning was cancelled; what was fetched is kept.</source>
        <translation>离线保留已取消，已获取的内容会保留。</translation>
    </message>
    <message>
        <source>Pinning ended early: %1</source>
        <translation>离线保留提前结束：%1</translation>
    </message>
    <message>
        <source>Kept for offline use: %1, %2, %3</source>
        <translation>已离线保留：%1、%2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln histories</source>
        <translation>
            <numerusform>%Ln 条历史记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln items could not be fetched</source>
        <translation>
            <numerusform>%1；%Ln 项未能获取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::PlacedTable</name>
    <message>
        <source>There is no connection of this name.</source>
        <translation>没有这个名称的连接。</translation>
    </message>
    <message>
        <source>Several runs begin so; give more of the id.</source>
        <translation>有多个运行以此开头；请给出更长的 ID。</translation>
    </message>
    <message>
        <source>No run of %1 that is known has this id, and its server gives none: %2</source>
        <translation>%1 的已知运行中没有这个 ID，其服务器也没有给出：%2</translation>
    </message>
    <message>
        <source>it is not asked.</source>
        <translation>没有询问它。</translation>
    </message>
    <message>
        <source>%1 of the run %2 on %3 is as it was fetched %4: %5</source>
        <translation>%3 上运行 %2 的 %1 是 %4 获取时的样子：%5</translation>
    </message>
    <message>
        <source>%1 of the run %2 on %3, fetched %4</source>
        <translation>%3 上运行 %2 的 %1，获取于 %4</translation>
    </message>
    <message>
        <source>its digest %1 is that of this file</source>
        <translation>其摘要 %1 与该文件一致</translation>
    </message>
    <message>
        <source>its digest %1 is not that of this file: it may be another one by now</source>
        <translation>其摘要 %1 与该文件不一致：现在可能已是另一个文件</translation>
    </message>
    <message>
        <source>it has no digest, so that nobody can tell if it changed</source>
        <translation>它没有摘要，无法得知是否有变化</translation>
    </message>
    <message>
        <source>its digest %1 is not of the file&apos;s bytes, and was not checked</source>
        <translation>其摘要 %1 不是文件字节的摘要，未经核对</translation>
    </message>
</context>
<context>
    <name>ph::PlanCheck</name>
    <message>
        <source>id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>policy digest</source>
        <translation>策略摘要</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>rollout</source>
        <translation>发布步骤</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>验收</translation>
    </message>
    <message>
        <source>The %1 is empty.</source>
        <translation>%1为空。</translation>
    </message>
    <message>
        <source>The id may hold letters, digits, dots, dashes and underscores only.</source>
        <translation>标识只能包含字母、数字、点、短横线和下划线。</translation>
    </message>
    <message>
        <source>The plan does not say when it was made.</source>
        <translation>计划没有说明制订时间。</translation>
    </message>
    <message>
        <source>The digest of %1 is not a sha256.</source>
        <translation>%1 的摘要不是 sha256。</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征集</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Nothing is released: the plan has no parts.</source>
        <translation>没有发布任何内容：计划中没有部分。</translation>
    </message>
    <message>
        <source>A part has no name.</source>
        <translation>有一个部分没有名称。</translation>
    </message>
    <message>
        <source>The %1 goes nowhere.</source>
        <translation>%1 没有去向。</translation>
    </message>
    <message>
        <source>The %1 goes to where it is.</source>
        <translation>%1 的去向就是其现状。</translation>
    </message>
    <message>
        <source>The %1 is there twice.</source>
        <translation>%1 出现了两次。</translation>
    </message>
    <message>
        <source>the policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>There is no rollback target.</source>
        <translation>没有回滚目标。</translation>
    </message>
    <message>
        <source>There is no rollback condition.</source>
        <translation>没有回滚条件。</translation>
    </message>
    <message>
        <source>There is no data source that could trigger a rollback.</source>
        <translation>没有可触发回滚的数据源。</translation>
    </message>
    <message>
        <source>The rollback target of the %1 is empty.</source>
        <translation>%1 的回滚目标为空。</translation>
    </message>
    <message>
        <source>The %1 has two rollback targets.</source>
        <translation>%1 有两个回滚目标。</translation>
    </message>
    <message>
        <source>The rollback target of the %1 belongs to no part.</source>
        <translation>%1 的回滚目标不属于任何部分。</translation>
    </message>
    <message>
        <source>The %1 would roll back to what is being released.</source>
        <translation>%1 会回滚到正在发布的内容。</translation>
    </message>
    <message>
        <source>The %1 has no rollback target.</source>
        <translation>%1 没有回滚目标。</translation>
    </message>
    <message>
        <source>The rollback condition &quot;%1&quot; cannot be read: %2</source>
        <translation>无法理解回滚条件“%1”：%2</translation>
    </message>
    <message>
        <source>The data source &quot;%1&quot; cannot be asked: %2</source>
        <translation>无法询问数据源“%1”：%2</translation>
    </message>
    <message>
        <source>The plan has no steps.</source>
        <translation>计划没有步骤。</translation>
    </message>
    <message>
        <source>Two steps have the id %1.</source>
        <translation>有两个步骤的标识为 %1。</translation>
    </message>
    <message>
        <source>The id of step %1 does not follow from what it does.</source>
        <translation>步骤 %1 的标识与其内容不符。</translation>
    </message>
    <message>
        <source>Step %1 has no place.</source>
        <translation>步骤 %1 没有位置。</translation>
    </message>
    <message>
        <source>Step %1 does not expect what an earlier one leaves.</source>
        <translation>步骤 %1 的预期与先前步骤的结果不符。</translation>
    </message>
    <message>
        <source>The plan is for the environment &quot;%1&quot;.</source>
        <translation>该计划用于环境“%1”。</translation>
    </message>
    <message>
        <source>The steps do not follow from the parts: %1</source>
        <translation>步骤与各部分不符：%1</translation>
    </message>
    <message>
        <source>The steps do not follow from the parts.</source>
        <translation>步骤与各部分不符。</translation>
    </message>
    <message>
        <source>The %1 goes to &quot;%2&quot;, which is no finite number.</source>
        <translation>%1 将变为“%2”，这不是有限的数字。</translation>
    </message>
</context>
<context>
    <name>ph::PlanTab</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>没有退路</translation>
    </message>
    <message>
        <source>back to %1</source>
        <translation>退回到 %1</translation>
    </message>
    <message>
        <source>digest not recorded</source>
        <translation>未记录摘要</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>What moves, as one</source>
        <translation>一起变更的内容</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>发布步骤</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>验收</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>each is made only while what was expected is there</source>
        <translation>只有当预期的内容仍在那里时才执行每一步</translation>
    </message>
    <message>
        <source>when %1, asked of %2</source>
        <translation>当 %1，询问 %2</translation>
    </message>
    <message>
        <source>plan %1
policy %2</source>
        <translation>计划 %1
策略 %2</translation>
    </message>
    <message>
        <source>Requests…</source>
        <translation>请求…</translation>
    </message>
    <message>
        <source>What it asks of the cluster, as the cluster tried it without effect</source>
        <translation>它对集群的请求，由集群试运行（不生效）</translation>
    </message>
</context>
<context>
    <name>ph::PointChart</name>
    <message>
        <source>Arrows go from point to point, Space selects, Enter opens the run, plus and minus zoom, Home shows all. The table shows the same.</source>
        <translation>方向键在点之间移动，空格键选择，Enter 打开运行，加号和减号缩放，Home 显示全部。表格显示相同内容。</translation>
    </message>
    <message>
        <source>Choose a column for each axis.</source>
        <translation>请为每个坐标轴选择一列。</translation>
    </message>
    <message>
        <source>There are no runs to compare.</source>
        <translation>没有可对比的运行。</translation>
    </message>
    <message>
        <source>No run has a value for both %1 and %2.</source>
        <translation>没有运行同时具有 %1 和 %2 的值。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs without %1 are drawn smallest.</source>
        <translation>
            <numerusform>%Ln 个没有 %1 的运行以最小的点显示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs without %1 are grey crosses.</source>
        <translation>
            <numerusform>%Ln 个没有 %1 的运行以灰色叉号显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Logarithmic: %1</source>
        <translation>对数：%1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
</context>
<context>
    <name>ph::PolicyFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>There is no %1 &quot;%2&quot;.</source>
        <translation>没有%1“%2”。</translation>
    </message>
    <message>
        <source>There is no %1 &quot;%2&quot;; did you mean %3?</source>
        <translation>没有%1“%2”；是否指 %3？</translation>
    </message>
    <message>
        <source>This key is in the group twice: nobody approves twice.</source>
        <translation>此密钥在组中出现了两次：任何人都不能批准两次。</translation>
    </message>
    <message>
        <source>This label is in the group twice.</source>
        <translation>此标签在组中出现了两次。</translation>
    </message>
    <message>
        <source>This is no base64 of 32 bytes.</source>
        <translation>这不是 32 字节的 base64。</translation>
    </message>
    <message>
        <source>group</source>
        <extracomment>of approvers, as it stands in &quot;There is no %1&quot;</extracomment>
        <translation>组</translation>
    </message>
    <message>
        <source>%1 approvals of a group of %2 can never be had.</source>
        <translation>%2 人的组永远无法给出 %1 份批准。</translation>
    </message>
    <message>
        <source>A rollback-ready gate asks for it, and the tier has none.</source>
        <translation>rollback-ready 门禁需要它，而该等级没有这个门禁。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a gate of this tier already.</source>
        <translation>“%1”已是此等级的门禁。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no metric&apos;s bare name, as error_rate: no condition could name it.</source>
        <translation>“%1”不是指标本身的名称（例如 error_rate）：没有条件能够指明它。</translation>
    </message>
    <message>
        <source>no-freeze needs a calendar, and the policy has none.</source>
        <translation>no-freeze 需要日历，而策略中没有。</translation>
    </message>
    <message>
        <source>at-least is above at-most: nothing can pass.</source>
        <translation>at-least 大于 at-most：什么都无法通过。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an item of this list already.</source>
        <translation>“%1”已是此列表中的一项。</translation>
    </message>
    <message>
        <source>gate</source>
        <extracomment>as it stands in &quot;There is no %1&quot;</extracomment>
        <translation>门禁</translation>
    </message>
    <message>
        <source>This group has a rule for this gate already.</source>
        <translation>此组对此门禁已有一条规则。</translation>
    </message>
    <message>
        <source>time zone</source>
        <extracomment>as it stands in &quot;There is no %1&quot;</extracomment>
        <translation>时区</translation>
    </message>
    <message>
        <source>The window closes when it opens; a whole day is 00:00 to 24:00.</source>
        <translation>窗口开启时即关闭；整天写作 00:00 到 24:00。</translation>
    </message>
    <message>
        <source>No day begins at 24:00.</source>
        <translation>没有一天从 24:00 开始。</translation>
    </message>
    <message>
        <source>The end of a day is 24:00.</source>
        <translation>一天的结束写作 24:00。</translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation>没有这一天。</translation>
    </message>
    <message>
        <source>The freeze ends before it begins.</source>
        <translation>冻结在开始之前就结束了。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a step already.</source>
        <translation>“%1”已是一个步骤。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a check of this step already.</source>
        <translation>“%1”已是此步骤的一项检查。</translation>
    </message>
    <message>
        <source>at-least is above at-most: every number is a find.</source>
        <translation>at-least 大于 at-most：任何数字都会算作发现。</translation>
    </message>
    <message>
        <source>Between two samples (%1) nothing is heard for longer than %2: every pause would count as a loss.</source>
        <translation>两次采样之间（%1）没有数据的时间长于 %2：每次间隔都会被当作丢失。</translation>
    </message>
    <message>
        <source>Only the first tier, that of the least risk, may move all requests unwatched.</source>
        <translation>只有第一个等级，即风险最低的等级，可以在无人监视时移动全部请求。</translation>
    </message>
    <message>
        <source>%1 moves all requests at once, and exposure-cap-percent is %2.</source>
        <translation>%1 会一次移动全部请求，而 exposure-cap-percent 为 %2。</translation>
    </message>
    <message>
        <source>%1 has no stages.</source>
        <translation>%1 没有阶段。</translation>
    </message>
    <message>
        <source>An ab-test has exactly one stage, not %1.</source>
        <translation>ab-test 必须恰好有一个阶段，而不是 %1 个。</translation>
    </message>
    <message>
        <source>&quot;stages&quot; is missing.</source>
        <translation>缺少“stages”。</translation>
    </message>
    <message>
        <source>Stages ascend; %1 follows %2.</source>
        <translation>各阶段须递增；而 %1 跟在 %2 之后。</translation>
    </message>
    <message>
        <source>With all requests there is nothing left to compare with.</source>
        <translation>若全部请求都移走，就没有可比较的对象了。</translation>
    </message>
    <message>
        <source>The tier&apos;s exposure-cap-percent is %1.</source>
        <translation>该等级的 exposure-cap-percent 为 %1。</translation>
    </message>
    <message>
        <source>At least one metric has to be critical in a tier above the first: nothing else takes a candidate back at once.</source>
        <translation>在第一个以上的等级中，至少要有一个指标为 critical：否则没有什么能立即撤回候选版本。</translation>
    </message>
    <message>
        <source>No metric is judged: nothing could let a stage pass.</source>
        <translation>没有评判任何指标：没有什么能让阶段通过。</translation>
    </message>
    <message>
        <source>An ab-test is decided by a metric that compares: distribution or proportion.</source>
        <translation>ab-test 由进行比较的指标决定：distribution 或 proportion。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a metric of this tier already.</source>
        <translation>“%1”已是此等级的指标。</translation>
    </message>
    <message>
        <source>Candidate and stable are asked the same: the query has no &quot;{target}&quot; within quotes.</source>
        <translation>对候选版本和稳定版本的查询相同：查询的引号中没有“{target}”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands for nothing: the revision that is asked about is {target}.</source>
        <translation>“%1”不代表任何内容：所查询的修订版本写作 {target}。</translation>
    </message>
    <message>
        <source>A proportion is of counters as they are: how much they grew is worked out from them.</source>
        <translation>proportion 使用原始计数器：增量由程序计算。</translation>
    </message>
    <message>
        <source>It needs %1 samples, one every %2, and %3 soaks for %4 only.</source>
        <translation>它需要 %1 个样本，每 %2 一个，而 %3 的观察期只有 %4。</translation>
    </message>
    <message>
        <source>the stage of %1</source>
        <extracomment>what soaks; %1 is a share of the requests</extracomment>
        <translation>%1 的阶段</translation>
    </message>
    <message>
        <source>the tier</source>
        <extracomment>what soaks</extracomment>
        <translation>该等级</translation>
    </message>
</context>
<context>
    <name>ph::PolicyView</name>
    <message>
        <source>Open in an editor</source>
        <translation>在编辑器中打开</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing can be released under it until it is put right</source>
        <translation>在改正之前，不能按它发布任何内容</translation>
    </message>
    <message>
        <source>Text of the policy</source>
        <translation>策略文本</translation>
    </message>
</context>
<context>
    <name>ph::Poller</name>
    <message>
        <source>Syncing %1</source>
        <translation>正在同步 %1</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address, the network and the proxy.</source>
        <translation>无法连接到服务器。请检查地址、网络和代理。</translation>
    </message>
    <message>
        <source>The server did not answer in time. It will be asked again.</source>
        <translation>服务器响应超时，稍后会重试。</translation>
    </message>
    <message>
        <source>Nothing answers at this address. Check it, also its path.</source>
        <translation>此地址没有响应。请检查地址及其路径。</translation>
    </message>
    <message>
        <source>The server asks to slow down. It will be asked again later.</source>
        <translation>服务器要求降低请求频率，稍后会重试。</translation>
    </message>
    <message>
        <source>The server failed. It will be asked again.</source>
        <translation>服务器出错，稍后会重试。</translation>
    </message>
    <message>
        <source>What came is not what this kind of system sends. Check the address and the kind.</source>
        <translation>收到的内容与此类系统不符。请检查地址和类型。</translation>
    </message>
    <message>
        <source>The local cache cannot be written. Check the disk.</source>
        <translation>无法写入本地缓存。请检查磁盘。</translation>
    </message>
    <message>
        <source>This store or server is of a version that cannot be read.</source>
        <translation>无法读取此版本的存储或服务器。</translation>
    </message>
    <message>
        <source>The settings of this connection do not work.</source>
        <translation>此连接的设置无效。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Re-enter the credentials of this connection.</source>
        <translation>请重新输入此连接的凭据。</translation>
    </message>
    <message>
        <source>These credentials may not read here. Ask for the right to read what is here.</source>
        <translation>这些凭据在此无权读取。请申请读取权限。</translation>
    </message>
    <message>
        <source>pinned runs</source>
        <translation>固定的运行</translation>
    </message>
    <message>
        <source>Another program keeps this store locked. It will be read again.</source>
        <translation>另一个程序锁定了此存储。稍后会再次读取。</translation>
    </message>
    <message>
        <source>Nothing is at this path. Check it, and whether its disk is mounted.</source>
        <translation>此路径上什么也没有。请检查路径，以及磁盘是否已挂载。</translation>
    </message>
    <message>
        <source>You may not read these files. Ask for the right to read them.</source>
        <translation>您无权读取这些文件。请申请读取权限。</translation>
    </message>
    <message>
        <source>This file or folder is damaged, or no store of MLflow&apos;s.</source>
        <translation>此文件或文件夹已损坏，或不是 MLflow 的存储。</translation>
    </message>
    <message>
        <source>The store or the local cache cannot be read or written. Check the disk.</source>
        <translation>无法读写存储或本地缓存。请检查磁盘。</translation>
    </message>
    <message>
        <source>The server refuses these credentials, so it is not asked any more. Edit the connection, or sync it once they are mended.</source>
        <translation>服务器拒绝了这些凭据，因此不再请求。请编辑连接，或在修正后重新同步它。</translation>
    </message>
</context>
<context>
    <name>ph::PostmortemController</name>
    <message>
        <source>Reading what was cached…</source>
        <translation>正在读取缓存的数据…</translation>
    </message>
    <message>
        <source>Drafting the postmortem of %1</source>
        <translation>正在起草“%1”的复盘</translation>
    </message>
    <message>
        <source>Export the postmortem</source>
        <translation>导出复盘</translation>
    </message>
    <message>
        <source>Markdown (*.md);;Web page (*.html);;PDF (*.pdf)</source>
        <translation>Markdown (*.md);;网页 (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>ph::PostmortemView</name>
    <message>
        <source>Postmortem, drafted from the record</source>
        <translation>复盘（根据记录起草）</translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation>重新起草</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>As Markdown, HTML or PDF</source>
        <translation>导出为 Markdown、HTML 或 PDF</translation>
    </message>
    <message>
        <source>The draft, as Markdown</source>
        <translation>草稿（Markdown）</translation>
    </message>
    <message>
        <source>Words that blame somebody, and what to say instead</source>
        <translation>指责他人的措辞，以及替代说法</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) blame somebody</source>
        <translation>
            <numerusform>%Ln 处措辞在指责他人</numerusform>
        </translation>
    </message>
    <message>
        <source>No postmortem was drafted</source>
        <translation>没有起草复盘</translation>
    </message>
    <message>
        <source>Drafting was cancelled.</source>
        <translation>起草已取消。</translation>
    </message>
    <message>
        <source>Drafting the postmortem…</source>
        <translation>正在起草复盘…</translation>
    </message>
    <message>
        <source>What nobody said is unknown · drafted %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>未记录的内容视为未知 · 起草于%1</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>%1 is there already, changed %2: nothing was written. What somebody edited in it would be lost.</source>
        <translation>%1 已存在（修改于%2），未写入任何内容。覆盖会丢失其中的人工修改。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>覆盖</translation>
    </message>
</context>
<context>
    <name>ph::Printing</name>
    <message>
        <source>Workspace %1, %2</source>
        <translation>工作区 %1，%2</translation>
    </message>
    <message>
        <source>Printing %1</source>
        <translation>正在打印 %1</translation>
    </message>
    <message numerus="yes">
        <source>Printed: %Ln page(s)</source>
        <translation>
            <numerusform>已打印：%Ln 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Print to PDF</source>
        <translation>打印为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>ph::ProbeView</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>With a warning</source>
        <translation>有警告</translation>
    </message>
    <message>
        <source>No, by design</source>
        <translation>否，设计如此</translation>
    </message>
</context>
<context>
    <name>ph::ProblemWords</name>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>ph::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>ph::Prometheus</name>
    <message>
        <source>May read rules</source>
        <translation>可以读取规则</translation>
    </message>
    <message>
        <source>May read targets</source>
        <translation>可以读取抓取目标</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>服务器版本</translation>
    </message>
    <message>
        <source>The server does not tell</source>
        <translation>服务器未说明</translation>
    </message>
    <message>
        <source>May query metrics</source>
        <translation>可以查询指标</translation>
    </message>
    <message>
        <source>It watches nothing yet</source>
        <translation>尚未监控任何目标</translation>
    </message>
    <message>
        <source>There are none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>The server does not offer them at this address</source>
        <translation>服务器在此地址不提供</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>Metrics, rules and alerts of a Prometheus, or of what answers as one.</source>
        <translation>Prometheus（或兼容服务）的指标、规则和告警。</translation>
    </message>
    <message>
        <source>Server URL</source>
        <translation>服务器 URL</translation>
    </message>
</context>
<context>
    <name>ph::QualityController</name>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing reports</source>
        <translation>正在导入报告</translation>
    </message>
    <message>
        <source>removing the report %1</source>
        <translation>移除报告 %1</translation>
    </message>
</context>
<context>
    <name>ph::QualityItemModel</name>
    <message>
        <source>whole data set</source>
        <translation>整个数据集</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>of data</comment>
        <translation>检查</translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a table of data</comment>
        <translation>列</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>Method</source>
        <comment>of a check</comment>
        <translation>方法</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>n reference</source>
        <translation>参考 n</translation>
    </message>
    <message>
        <source>n current</source>
        <translation>当前 n</translation>
    </message>
    <message>
        <source>Window</source>
        <comment>of time</comment>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>In the tool&apos;s words</source>
        <translation>工具原文</translation>
    </message>
</context>
<context>
    <name>ph::QualityReading</name>
    <message>
        <source>record %1: a quote is never closed</source>
        <translation>记录 %1：有一个引号没有闭合</translation>
    </message>
    <message>
        <source>record %1: expected %2 cells, found %3</source>
        <translation>记录 %1：应有 %2 个单元格，实有 %3 个</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>not the bytes that were imported</source>
        <translation>不是导入时的字节</translation>
    </message>
    <message>
        <source>no such report was imported</source>
        <translation>没有导入过这份报告</translation>
    </message>
    <message>
        <source>no such report was removed</source>
        <translation>没有移除过这份报告</translation>
    </message>
    <message>
        <source>This is a Parquet file. Write the results as CSV: RawFilesWriter(…, format=&apos;csv&apos;) or results.to_df(multilevel=False).to_csv(…) of NannyML, to_csv(…) of an Azure ML table.</source>
        <translation>这是 Parquet 文件。请将结果写成 CSV：NannyML 的 RawFilesWriter(…, format=&apos;csv&apos;) 或 results.to_df(multilevel=False).to_csv(…)，Azure ML 表的 to_csv(…)。</translation>
    </message>
    <message>
        <source>This is a binary whylogs profile. Write what was judged as JSON: json.dumps(constraints.generate_constraints_report()) or json.dumps(calculate_drift_scores(…)).</source>
        <translation>这是二进制的 whylogs 概要文件。请将评判结果写成 JSON：json.dumps(constraints.generate_constraints_report()) 或 json.dumps(calculate_drift_scores(…))。</translation>
    </message>
    <message>
        <source>This looks like a Python pickle, which runs code when it is read. Write the results as CSV or JSON.</source>
        <translation>这看起来是 Python pickle，读取时会运行代码。请将结果写成 CSV 或 JSON。</translation>
    </message>
    <message>
        <source>This file is compressed. Unpack it first.</source>
        <translation>此文件已压缩。请先解压。</translation>
    </message>
    <message>
        <source>This is UTF-16. Save it as UTF-8.</source>
        <translation>这是 UTF-16。请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>This is a page for people. Save the report as JSON: save_json(…) of Evidently, the file below uncommitted/validations of Great Expectations.</source>
        <translation>这是给人看的网页。请将报告保存为 JSON：Evidently 的 save_json(…)，Great Expectations 的 uncommitted/validations 下的文件。</translation>
    </message>
    <message>
        <source>This is no report that can be read here: of Evidently (JSON, snapshots), Great Expectations (validation results), whylogs (constraints and drift as JSON), NannyML (CSV), SageMaker Model Monitor, Vertex AI Model Monitoring or Azure ML (a custom signal&apos;s metrics as CSV).</source>
        <translation>这不是此处可以读取的报告：Evidently（JSON、快照）、Great Expectations（验证结果）、whylogs（JSON 格式的约束和漂移）、NannyML（CSV）、SageMaker Model Monitor、Vertex AI Model Monitoring 或 Azure ML（自定义信号的 CSV 指标）。</translation>
    </message>
    <message>
        <source>larger than %1 MiB</source>
        <translation>大于 %1 MiB</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>more than %1 JSON and CSV files</source>
        <translation>多于 %1 个 JSON 和 CSV 文件</translation>
    </message>
</context>
<context>
    <name>ph::QualityReportModel</name>
    <message>
        <source>Worst verdict</source>
        <translation>最差结论</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Tool</source>
        <comment>that made a report</comment>
        <translation>工具</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
</context>
<context>
    <name>ph::QualityView</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>未能识别</translation>
    </message>
    <message>
        <source>Imported reports</source>
        <translation>导入的报告</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Filter by check, column, segment, words</source>
        <translation>按检查、列、分段、文字筛选</translation>
    </message>
    <message>
        <source>Filter checks</source>
        <translation>筛选检查</translation>
    </message>
    <message>
        <source>Remove the report from the workspace</source>
        <translation>从工作区移除报告</translation>
    </message>
    <message>
        <source>Checks of the report</source>
        <translation>报告的检查</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept file(s) cannot be read.</source>
        <translation>
            <numerusform>保存的 %Ln 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) imported.</source>
        <translation>
            <numerusform>已导入 %Ln 份报告。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the folder are no reports.</source>
        <translation>
            <numerusform>文件夹中有 %Ln 个文件不是报告。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the imported reports…</source>
        <translation>正在读取导入的报告…</translation>
    </message>
    <message>
        <source>No report is imported yet</source>
        <translation>还没有导入报告</translation>
    </message>
    <message>
        <source>Reports that other tools made belong here: Evidently (JSON, snapshots), Great Expectations (validation results), whylogs, NannyML, SageMaker Model Monitor, TensorFlow Data Validation and Vertex AI, Azure ML. Drop files or a folder here; they are recognised by what is in them, and their own bytes are kept.</source>
        <translation>这里存放其他工具生成的报告：Evidently（JSON、快照）、Great Expectations（验证结果）、whylogs、NannyML、SageMaker Model Monitor、TensorFlow Data Validation 与 Vertex AI、Azure ML。将文件或文件夹拖放到这里；程序根据内容识别报告，并原样保存其字节。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>By %1 (%2); when it was made is not told</source>
        <translation>来自 %1（%2）；未注明生成时间</translation>
    </message>
    <message>
        <source>By %1 (%2), made %3</source>
        <translation>来自 %1（%2），生成于 %3</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>%1 part(s) of the file are not understood, and not shown.</source>
        <translation>文件中有 %1 个部分未能识别，因而未显示。</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Reports (*.json *.csv);;All files (*)</source>
        <translation>报告 (*.json *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a folder with reports</source>
        <translation>导入含报告的文件夹</translation>
    </message>
</context>
<context>
    <name>ph::Query</name>
    <message>
        <source>the pattern after =~ takes too long; write one without nested repetitions</source>
        <translation>=~ 后的模式耗时过长，请避免嵌套重复</translation>
    </message>
    <message>
        <source>a comparison lacks its value</source>
        <translation>比较缺少值</translation>
    </message>
    <message>
        <source>%1 is a number: LIKE and =~ compare text</source>
        <translation>%1 是数值，LIKE 和 =~ 只能比较文本</translation>
    </message>
    <message>
        <source>this pattern cannot be read: %1</source>
        <translation>无法解析此模式：%1</translation>
    </message>
    <message>
        <source>the runs that do not match</source>
        <translation>不匹配的运行</translation>
    </message>
    <message>
        <source>both must match</source>
        <translation>两者都须匹配</translation>
    </message>
    <message>
        <source>either may match</source>
        <translation>任一匹配即可</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>大于或等于</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>小于或等于</translation>
    </message>
    <message>
        <source>fits a pattern such as &apos;fraud%&apos;</source>
        <translation>匹配模式，例如 &apos;fraud%&apos;</translation>
    </message>
    <message>
        <source>fits a pattern in any case</source>
        <translation>匹配模式，不区分大小写</translation>
    </message>
    <message>
        <source>fits a regular expression</source>
        <translation>匹配正则表达式</translation>
    </message>
    <message>
        <source>is one of a list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>is none of a list</source>
        <translation>不在列表中</translation>
    </message>
    <message>
        <source>is absent</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>一小时前</translation>
    </message>
    <message>
        <source>a day ago</source>
        <translation>一天前</translation>
    </message>
    <message>
        <source>a week ago</source>
        <translation>一周前</translation>
    </message>
    <message>
        <source>30 days ago</source>
        <translation>30 天前</translation>
    </message>
    <message>
        <source>since midnight UTC</source>
        <translation>UTC 今日零点起</translation>
    </message>
    <message>
        <source>midnight UTC before today</source>
        <translation>UTC 昨日零点</translation>
    </message>
    <message>
        <source>this moment</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>param</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>there is no unit &quot;%1&quot;: use ms, s, min, h, d or w for times, k, M, G or % for numbers</source>
        <translation>没有单位“%1”：时间请用 ms、s、min、h、d 或 w，数值请用 k、M、G 或 %</translation>
    </message>
    <message>
        <source>%1 is not a number: only durations have several parts, such as 2h30min</source>
        <translation>%1 不是数值：只有时长可以有多个部分，例如 2h30min</translation>
    </message>
    <message>
        <source>write a duration after %1, such as %1-7d</source>
        <translation>请在 %1 后填写时长，例如 %1-7d</translation>
    </message>
    <message>
        <source>expected a time such as -7d, today, &apos;2026-01-31&apos; or &apos;2026-01-31 10:00&apos;</source>
        <translation>应为时间，例如 -7d、today、&apos;2026-01-31&apos; 或 &apos;2026-01-31 10:00&apos;</translation>
    </message>
    <message>
        <source>write -%1 for %1 ago</source>
        <translation>%1 之前请写作 -%1</translation>
    </message>
    <message>
        <source>expected a duration such as 10min or 2h30min, without quotes</source>
        <translation>应为时长，例如 10min 或 2h30min，不加引号</translation>
    </message>
    <message>
        <source>metrics are numbers: expected a value such as 0.9, without quotes</source>
        <translation>指标是数值：应为类似 0.9 的值，不加引号</translation>
    </message>
    <message>
        <source>put text in quotes: &apos;%1&apos;</source>
        <translation>文本请加引号：&apos;%1&apos;</translation>
    </message>
    <message>
        <source>expected a duration such as 10min or 2h30min</source>
        <translation>应为时长，例如 10min 或 2h30min</translation>
    </message>
    <message>
        <source>metrics are numbers: expected a value such as 0.9</source>
        <translation>指标是数值：应为类似 0.9 的值</translation>
    </message>
    <message>
        <source>units of time go with duration, start_time and end_time; write a plain number, or 10M for ten million</source>
        <translation>时间单位只用于 duration、start_time 和 end_time；请写普通数值，或用 10M 表示一千万</translation>
    </message>
    <message>
        <source>expected a name after %1</source>
        <translation>%1 后应为名称</translation>
    </message>
    <message>
        <source>there is no attribute %1; did you mean %2?</source>
        <translation>没有属性 %1；是否想用 %2？</translation>
    </message>
    <message>
        <source>there is no attribute %1: write %2, %3 or %4</source>
        <translation>没有属性 %1：请写 %2、%3 或 %4</translation>
    </message>
    <message>
        <source>%1. is not a kind of column: expected %2</source>
        <translation>%1. 不是列的类别：应为 %2</translation>
    </message>
    <message>
        <source>%1. is not a kind of column; did you mean %2?</source>
        <translation>%1. 不是列的类别；是否想用 %2？</translation>
    </message>
    <message>
        <source>%1 compares text, and %2 is a number: use =, !=, &lt;, &lt;=, &gt; or &gt;=</source>
        <translation>%1 用于比较文本，而 %2 是数值：请用 =、!=、&lt;、&lt;=、&gt; 或 &gt;=</translation>
    </message>
    <message>
        <source>this quote is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>expected a name, such as auc in metrics.auc; put an unusual one in backquotes</source>
        <translation>应为名称，例如 metrics.auc 中的 auc；特殊名称请加反引号</translation>
    </message>
    <message>
        <source>expected an operator such as &gt; or =; to search for the words, put them in quotes</source>
        <translation>应为运算符，例如 &gt; 或 =；如要搜索这些词，请加引号</translation>
    </message>
    <message>
        <source>expected a pattern such as &apos;fraud%&apos; after %1</source>
        <translation>%1 后应为模式，例如 &apos;fraud%&apos;</translation>
    </message>
    <message>
        <source>expected a value such as 0.9 or &apos;text&apos; after %1</source>
        <translation>%1 后应为值，例如 0.9 或 &apos;text&apos;</translation>
    </message>
    <message>
        <source>expected NULL or NOT NULL after IS</source>
        <translation>IS 后应为 NULL 或 NOT NULL</translation>
    </message>
    <message>
        <source>expected a list such as (&apos;a&apos;, &apos;b&apos;) after %1</source>
        <translation>%1 后应为列表，例如 (&apos;a&apos;, &apos;b&apos;)</translation>
    </message>
    <message>
        <source>expected , or ) in the list after %1</source>
        <translation>%1 后的列表中应为 , 或 )</translation>
    </message>
    <message>
        <source>expected a condition such as metrics.auc &gt; 0.9 after (</source>
        <translation>( 后应为条件，例如 metrics.auc &gt; 0.9</translation>
    </message>
    <message>
        <source>expected a condition such as metrics.auc &gt; 0.9 after %1</source>
        <translation>%1 后应为条件，例如 metrics.auc &gt; 0.9</translation>
    </message>
    <message>
        <source>expected ) here</source>
        <translation>此处应为 )</translation>
    </message>
    <message>
        <source>this is nested more than %1 levels deep</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>no ( is open for this )</source>
        <translation>此 ) 没有对应的 (</translation>
    </message>
    <message>
        <source>expected a condition such as metrics.auc &gt; 0.9, or AND or OR</source>
        <translation>应为条件（例如 metrics.auc &gt; 0.9）、AND 或 OR</translation>
    </message>
    <message>
        <source>a query has at most %1 characters</source>
        <translation>查询最多 %1 个字符</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>expected a pattern such as &apos;^fraud-\d+&apos; after %1</source>
        <translation>%1 之后应为模式，例如 &apos;^fraud-\d+&apos;</translation>
    </message>
    <message>
        <source>there is no unit &quot;%1&quot;: use ms, s, min, h, d or w for times, k, M, G or % for numbers; to find the word as text, put AND before it or quotes around it</source>
        <translation>没有单位“%1”：时间用 ms、s、min、h、d 或 w，数字用 k、M、G 或 %；若要把它当作文本查找，请在前面写 AND，或给它加上引号</translation>
    </message>
</context>
<context>
    <name>ph::QuietHoursEdit</name>
    <message>
        <source>Keep quiet hours</source>
        <translation>启用免打扰时段</translation>
    </message>
    <message>
        <source>Grave ones interrupt all the same</source>
        <translation>严重的仍然打断</translation>
    </message>
    <message>
        <source>%1, from</source>
        <comment>a weekday</comment>
        <translation>%1，开始</translation>
    </message>
    <message>
        <source>%1, to</source>
        <comment>a weekday</comment>
        <translation>%1，结束</translation>
    </message>
    <message>
        <source>What is held back is told as one notice when they are over.</source>
        <translation>暂缓的内容在时段结束后合并为一条通知。</translation>
    </message>
    <message>
        <source>for 24 hours</source>
        <translation>共 24 小时</translation>
    </message>
    <message>
        <source>of the next day</source>
        <translation>次日</translation>
    </message>
</context>
<context>
    <name>ph::RawTab</name>
    <message>
        <source>Find in text (Ctrl+F)</source>
        <translation>在文本中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>The run as JSON</source>
        <translation>运行的 JSON</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ReadPage</name>
    <message numerus="yes">
        <source>Only the first %Ln row(s).</source>
        <translation>
            <numerusform>仅前 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>ph::RegisteredModelTableModel</name>
    <message>
        <source>latest version %1</source>
        <translation>最新版本 %1</translation>
    </message>
    <message>
        <source>Updated: %1</source>
        <translation>更新：%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Latest version</source>
        <translation>最新版本</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ph::RegistryExecutor</name>
    <message>
        <source>This registry is only read from here; its own tools change it.</source>
        <translation>此处只读取该注册表；请用其自己的工具更改。</translation>
    </message>
    <message>
        <source>Only one version at a time is taken out of a stage.</source>
        <translation>一次只能将一个版本移出阶段。</translation>
    </message>
    <message>
        <source>Nobody here can change anything there.</source>
        <translation>此处无法更改那里的任何内容。</translation>
    </message>
    <message>
        <source>This is no place in a registry.</source>
        <translation>这不是注册表中的位置。</translation>
    </message>
    <message>
        <source>The registry has no such model.</source>
        <translation>注册表中没有这个模型。</translation>
    </message>
    <message>
        <source>Nobody here can look there.</source>
        <translation>此处无法查看那里。</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseActs</name>
    <message>
        <source>Waits for its turn with the release homes</source>
        <translation>正在等待轮到它访问发布主页</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseBoardModel</name>
    <message>
        <source>no releases yet</source>
        <translation>还没有发布</translation>
    </message>
    <message>
        <source>Nobody drives it.</source>
        <translation>没有人在推进它。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Gates passed</source>
        <translation>已通过的门禁</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Drafted by</source>
        <translation>起草人</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更时间</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseController</name>
    <message>
        <source>Asking the gates of %1</source>
        <translation>正在询问 %1 的门禁</translation>
    </message>
    <message>
        <source>Executing %1</source>
        <translation>正在执行 %1</translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation>正在停止 %1</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Signing what is said of %1</source>
        <translation>正在对 %1 的意见签名</translation>
    </message>
    <message>
        <source>Rolling back %1</source>
        <translation>正在回滚 %1</translation>
    </message>
    <message>
        <source>Waiving %1 of %2</source>
        <translation>正在豁免 %2 的 %1</translation>
    </message>
    <message>
        <source>Confirming %1</source>
        <translation>正在确认 %1</translation>
    </message>
    <message>
        <source>Answering %1 of %2</source>
        <translation>正在答复 %2 的 %1</translation>
    </message>
    <message>
        <source>Looking at what a rollback of %1 would do</source>
        <translation>正在查看回滚 %1 会做什么</translation>
    </message>
    <message>
        <source>What it would do now could not be looked at: %1</source>
        <translation>现在无法查看它会做什么：%1</translation>
    </message>
    <message>
        <source>Trying the requests of %1</source>
        <translation>正在试运行 %1 的请求</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseDesk</name>
    <message>
        <source>It was never seen here.</source>
        <translation>此处从未见过它。</translation>
    </message>
    <message>
        <source>The history of %1 could not be written: %2</source>
        <translation>%1 的历史无法写入：%2</translation>
    </message>
    <message>
        <source>This release has no checklist.</source>
        <translation>此发布没有检查清单。</translation>
    </message>
    <message>
        <source>The checklists of this release are: %1.</source>
        <translation>此发布的检查清单有：%1。</translation>
    </message>
    <message>
        <source>The items of this checklist are: %1.</source>
        <translation>此检查清单的条目有：%1。</translation>
    </message>
    <message>
        <source>The release home of %1 does not have it.</source>
        <translation>%1 的发布库中没有它。</translation>
    </message>
    <message>
        <source>It is %1 by now, as %2 says.</source>
        <translation>据 %2，它现在的状态是 %1。</translation>
    </message>
    <message>
        <source>%1 has taken it over: it is %2 there since %3.</source>
        <translation>%1 已接手：自 %3 起其状态在那里是 %2。</translation>
    </message>
    <message>
        <source>%1 is being changed by release %2 of %3, since %4.</source>
        <translation>自 %4 起，%3 的发布 %2 正在更改 %1。</translation>
    </message>
    <message>
        <source>Nothing more is asked for: since %1 the release home was not told that it is driven from here, so that somebody else may go on with it soon. Execute it again when the home answers. (%2)</source>
        <translation>不再请求任何更改：自 %1 起未能告知发布库它由此处驱动，别人可能很快会继续它。待发布库应答后再次执行。（%2）</translation>
    </message>
    <message>
        <source>It is %1, not soaking.</source>
        <translation>其状态是 %1，不在观察期。</translation>
    </message>
    <message>
        <source>%1 is there now, not %2: somebody changed it since.</source>
        <translation>现在那里是 %1，不是 %2：其后有人更改过。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Its rollback condition is met: %1 is %2. Roll it back.</source>
        <translation>其回滚条件已满足：%1 为 %2。请回滚。</translation>
    </message>
    <message>
        <source>Confirmed although nobody answered its rollback condition%1.</source>
        <translation>已确认，尽管无人应答其回滚条件%1。</translation>
    </message>
    <message>
        <source>Say why: the comment is empty.</source>
        <translation>请说明理由：评论为空。</translation>
    </message>
    <message>
        <source>The plan or the evidence changed since it was shown; look at it again.</source>
        <translation>显示之后计划或证据有改动；请重新查看。</translation>
    </message>
    <message>
        <source>It has begun, and what is being asked for right now is not called back: look again, and roll it back if need be.</source>
        <translation>它已开始，正在发出的请求不会被召回：请重新查看，必要时回滚。</translation>
    </message>
    <message>
        <source>The registry has no version %1 of it.</source>
        <translation>注册表中没有它的版本 %1。</translation>
    </message>
    <message>
        <source>This registry is only read from here, so no release can be announced on it. Put &quot;announce: nowhere&quot; into the environment to release without.</source>
        <translation>此处对该注册表只读，无法在其上公布发布。在环境中写入“announce: nowhere”即可不公布而发布。</translation>
    </message>
    <message>
        <source>This registry is only read from here, so nothing in it can be released. Its gates can be checked.</source>
        <translation>此处对该注册表只读，其中的内容无法发布。可以检查其门禁。</translation>
    </message>
    <message>
        <source>Nothing is to be released.</source>
        <translation>没有要发布的内容。</translation>
    </message>
    <message>
        <source>Only %1 is released here.</source>
        <translation>此处只发布 %1。</translation>
    </message>
    <message>
        <source>No version of it is live here, so there is nothing to go back to. Name a version to roll back to.</source>
        <translation>它没有在线上的版本，因此无可退回。请指明回滚到的版本。</translation>
    </message>
    <message>
        <source>Several versions are live (%1). Name the one to roll back to.</source>
        <translation>有多个版本在线上（%1）。请指明回滚到哪一个。</translation>
    </message>
    <message>
        <source>Since this was drafted %1 changed from &quot;%2&quot; to &quot;%3&quot;; draft it anew.</source>
        <translation>起草之后 %1 从“%2”变为“%3”；请重新起草。</translation>
    </message>
    <message>
        <source>It is soaking: live since %1. How long it is to be watched is not known.</source>
        <translation>它在观察期：自 %1 起在线。要观察多久未知。</translation>
    </message>
    <message>
        <source>It is soaking: live since %1, and to be watched until %2. Confirm it then.</source>
        <translation>它在观察期：自 %1 起在线，需观察到 %2。届时再确认。</translation>
    </message>
    <message>
        <source>It is being taken back, since %1. %2</source>
        <translation>自 %1 起正在撤回它。%2</translation>
    </message>
    <message>
        <source>It is a draft, which is submitted first.</source>
        <translation>它是草稿，须先提交。</translation>
    </message>
    <message>
        <source>It is %1, since %2. %3</source>
        <translation>自 %2 起其状态是 %1。%3</translation>
    </message>
    <message>
        <source>Nothing here judges what a rollout measures.</source>
        <translation>此处没有评判滚动发布测量结果的手段。</translation>
    </message>
    <message>
        <source>What others said while it ran was not looked at, and it went on: %1</source>
        <translation>未查看运行期间他人的表态，它继续进行：%1</translation>
    </message>
    <message>
        <source>The release home was not told (%1: %2 %3).</source>
        <translation>未能告知发布库（%1：%2 %3）。</translation>
    </message>
    <message>
        <source>It is %1 there, as %2 says.</source>
        <translation>据 %2，它在那里的状态是 %1。</translation>
    </message>
    <message>
        <source>Another plan lies there under the same id.</source>
        <translation>那里已有同一标识的另一份计划。</translation>
    </message>
    <message>
        <source>The ledger here does not hold the entry %1 that the home keeps, or kept, as its end; nothing shorter is put in its place.</source>
        <translation>此处的账本没有发布库现在或曾经作为末尾保存的条目 %1；不会以更短的替换它。</translation>
    </message>
    <message>
        <source>The release home goes on saying what it said of %1: only its author and keys of the policy are believed there.</source>
        <translation>发布库仍保持关于 %1 的原有说法：那里只采信其作者和策略中的密钥。</translation>
    </message>
    <message>
        <source>%1 was submitted while its home was away, and is not put before its approvers: %2</source>
        <translation>%1 提交时其发布库不可达，因此未交给批准人：%2</translation>
    </message>
    <message>
        <source>The gate %1 does not pass now: %2</source>
        <translation>门禁 %1 现在不通过：%2</translation>
    </message>
    <message>
        <source>What was released here is no model, so nothing has to load.</source>
        <translation>此处发布的不是模型，因此无需加载。</translation>
    </message>
    <message>
        <source>Nothing was released here yet, and the environment names no model.</source>
        <translation>此处尚未发布过，环境也没有指明模型。</translation>
    </message>
    <message>
        <source>Not one version is live here. Name the one to go back to.</source>
        <translation>此处在线的不是唯一的一个版本。请指明要退回的版本。</translation>
    </message>
    <message>
        <source>The registry has no such version.</source>
        <translation>注册表中没有这个版本。</translation>
    </message>
    <message>
        <source>It cannot be loaded: nothing was rehearsed.</source>
        <translation>它无法加载：未做演练。</translation>
    </message>
    <message>
        <source>The policy wants a quorum for a rollback: %1 %2 was approved with the release and may be gone back to at once; for %3 draft a release.</source>
        <translation>策略要求回滚达到法定人数：%1 %2 已随发布获批，可立即退回；要退到 %3，请起草一个发布。</translation>
    </message>
    <message>
        <source>An endpoint goes back to what it served before, which is %1; for %2 draft a release.</source>
        <translation>端点只退回到此前提供的 %1；要用 %2，请起草一个发布。</translation>
    </message>
    <message>
        <source>Version %1 cannot be gone back to: %2</source>
        <translation>无法退回到版本 %1：%2</translation>
    </message>
    <message>
        <source>%1 is being executed from another workspace, which cannot be stopped from here: look again whether it stays taken back.</source>
        <translation>%1 正在另一个工作区中执行，无法从此处停止：请再看它是否保持已撤回。</translation>
    </message>
    <message>
        <source>An endpoint serves a model of a registry, and none is to be released.</source>
        <translation>端点提供注册表中的模型，而没有模型要发布。</translation>
    </message>
    <message>
        <source>It moves no traffic on a cluster, so that nothing can be asked of it on its way.</source>
        <translation>它不在集群上移动流量，因此途中无可请求。</translation>
    </message>
    <message>
        <source>Your key (%1) is in no group of the policy.</source>
        <translation>您的密钥（%1）不在策略的任何组中。</translation>
    </message>
    <message>
        <source>You are its author, and nobody decides about their own release.</source>
        <translation>您是其作者，任何人不得决定自己的发布。</translation>
    </message>
    <message>
        <source>It was planned under another policy than the one that is here.</source>
        <translation>它是按与此处不同的策略计划的。</translation>
    </message>
    <message>
        <source>The release home cannot be reached: it waits here, and is sent as soon as that answers.</source>
        <translation>无法到达发布库：它在此等待，一有应答即送出。</translation>
    </message>
    <message>
        <source>Kept here, but the release home was not told (%1: %2).</source>
        <translation>已保存在此处，但未能告知发布库（%1：%2）。</translation>
    </message>
    <message>
        <source>The ledger was not anchored: %1</source>
        <translation>账本未锚定：%1</translation>
    </message>
    <message>
        <source>The policy does not list this key.</source>
        <translation>策略中没有列出此密钥。</translation>
    </message>
    <message>
        <source>What %1 said does not count: %2</source>
        <translation>%1 的表态不计入：%2</translation>
    </message>
    <message>
        <source>What others said was not looked at (%1: %2).</source>
        <translation>未查看他人的表态（%1：%2）。</translation>
    </message>
    <message>
        <source>The policy cannot be read (%1).</source>
        <translation>策略无法读取（%1）。</translation>
    </message>
    <message>
        <source>The environment names a connection that is not here.</source>
        <translation>环境指明的连接不在此处。</translation>
    </message>
    <message>
        <source>The policy has the tiers %1; name one.</source>
        <translation>策略有等级 %1；请指明一个。</translation>
    </message>
    <message>
        <source>Somebody rewrote the history of the release home. Find out who and why; going on takes what is there now.</source>
        <translation>有人改写了发布库的历史。请查明是谁、为何；继续将采用那里现有的内容。</translation>
    </message>
    <message>
        <source>There is no registry.</source>
        <translation>没有注册表。</translation>
    </message>
    <message>
        <source>It was drafted by %1; only they submit it.</source>
        <translation>它由 %1 起草；只有其本人可以提交。</translation>
    </message>
    <message>
        <source>The policy changed since this was drafted; draft it anew.</source>
        <translation>起草之后策略有改动；请重新起草。</translation>
    </message>
    <message>
        <source>The rollback condition must name one of: %1.</source>
        <translation>回滚条件须指明其中之一：%1。</translation>
    </message>
    <message>
        <source>Another plan was submitted under this id; draft it anew.</source>
        <translation>此标识下已提交另一份计划；请重新起草。</translation>
    </message>
    <message>
        <source>%1: whether its approvals are enough is not known. %2</source>
        <translation>%1：其批准是否足够未知。%2</translation>
    </message>
    <message>
        <source>It was released from another workspace without the approvals that the policy asks for now.</source>
        <translation>它是从另一个工作区发布的，没有策略现在所要求的批准。</translation>
    </message>
    <message>
        <source>%1: nothing of it is there. It made %2 live at %3, where %4 is now: what is live is of something else.</source>
        <translation>%1：已没有它的内容。它曾使 %2 在 %3 上线，而那里现在是 %4：线上的是别的内容。</translation>
    </message>
    <message>
        <source>%1: whether it was released last is not known. %2</source>
        <translation>%1：它是否最后发布未知。%2</translation>
    </message>
    <message>
        <source>The release home was not asked: what was released since it was read last is not known. %1</source>
        <translation>未询问发布库：上次读取之后发布了什么未知。%1</translation>
    </message>
    <message>
        <source>%1 waits, as far as was read here, and what it makes live is live: somebody executed it since.</source>
        <translation>据此处所读，%1 在等待，而它要上线的内容已在线上：其后有人执行了它。</translation>
    </message>
    <message>
        <source>%1: the release home says that it was released, and nothing of it is there.</source>
        <translation>%1：发布库说它已发布，而已没有它的内容。</translation>
    </message>
    <message>
        <source>%1 is not taken back in its stead: what it made live is not live.</source>
        <translation>不会改为撤回 %1：它曾上线的内容已不在线上。</translation>
    </message>
    <message>
        <source>Nothing that was released here can be taken back.</source>
        <translation>此处没有可撤回的发布。</translation>
    </message>
    <message>
        <source>What was read of the release home here tells of no release that is live.</source>
        <translation>此处所读的发布库内容中没有在线的发布。</translation>
    </message>
    <message>
        <source>Roll back again once the home answers, or from a workspace that has read it since.</source>
        <translation>待发布库应答后再回滚，或从其后读取过它的工作区回滚。</translation>
    </message>
    <message>
        <source>Mend what is in the way, or draft a release of what is to be live.</source>
        <translation>请排除障碍，或为应当上线的内容起草一个发布。</translation>
    </message>
    <message>
        <source>Live is %1 %2.</source>
        <translation>线上的是 %1 %2。</translation>
    </message>
    <message>
        <source>Live is %1 %2, by release %3 as the registry says.</source>
        <translation>线上的是 %1 %2，据注册表来自发布 %3。</translation>
    </message>
    <message>
        <source>The policy lets nobody waive the gate %1.</source>
        <translation>策略不允许任何人豁免门禁 %1。</translation>
    </message>
    <message>
        <source>The gate %1 is waived by %2 only; your key is of %3.</source>
        <translation>门禁 %1 只能由 %2 豁免；您的密钥属于 %3。</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>其中任何一个都不是</translation>
    </message>
    <message>
        <source>Say in whose name you waive it: %1.</source>
        <translation>请说明以谁的名义豁免：%1。</translation>
    </message>
    <message>
        <source>Say why: the reason is empty.</source>
        <translation>请说明理由：理由为空。</translation>
    </message>
    <message>
        <source>This release has no such gate.</source>
        <translation>此发布没有这个门禁。</translation>
    </message>
    <message>
        <source>It passes: there is nothing to waive.</source>
        <translation>它已通过：无需豁免。</translation>
    </message>
    <message>
        <source>The waiver would end before it begins.</source>
        <translation>豁免会在开始之前就结束。</translation>
    </message>
    <message>
        <source>The ledgers&apos; heads in the release home cannot be read.</source>
        <translation>发布库中的账本链头无法读取。</translation>
    </message>
    <message>
        <source>It keeps an end of the ledger of %1 that this key did not sign.</source>
        <translation>它保存的 %1 的账本末尾不是此密钥签名的。</translation>
    </message>
    <message>
        <source>The release home of %1 kept %2 as the end of this ledger, its entry %3, and its ledger/HEAD does not any more: somebody took that out.</source>
        <translation>%1 的发布库曾把 %2 保存为此账本的末尾，即第 %3 条，而其 ledger/HEAD 中已没有：有人移除了它。</translation>
    </message>
    <message>
        <source>It was said of another plan.</source>
        <translation>这是针对另一份计划的表态。</translation>
    </message>
    <message>
        <source>It was said of other evidence.</source>
        <translation>这是针对其他证据的表态。</translation>
    </message>
    <message>
        <source>%1 signed it, who is neither the author nor in the policy.</source>
        <translation>由 %1 签名，其既不是作者，也不在策略中。</translation>
    </message>
    <message>
        <source>It is missing from the home.</source>
        <translation>发布库中缺少它。</translation>
    </message>
    <message>
        <source>%1: It was %2; what was signed there last still counts: %3.</source>
        <translation>%1：它%2；最后签名的内容仍然计入：%3。</translation>
    </message>
    <message>
        <source>replaced in the home</source>
        <translation>在发布库中被替换</translation>
    </message>
    <message>
        <source>removed from the home</source>
        <translation>从发布库中被移除</translation>
    </message>
    <message>
        <source>Not sealed: nobody signed this plan yet. Its author submits it anew.</source>
        <translation>未封签：尚无人签署此计划。须由作者重新提交。</translation>
    </message>
    <message>
        <source>It is not what its author signed.</source>
        <translation>它不是作者所签署的内容。</translation>
    </message>
    <message>
        <source>It seals another release, %1.</source>
        <translation>它封签的是另一个发布 %1。</translation>
    </message>
    <message>
        <source>%1 signed it, not its author %2.</source>
        <translation>由 %1 签名，而不是作者 %2。</translation>
    </message>
    <message>
        <source>The plan is missing from the release home: it was removed there.</source>
        <translation>发布库中缺少计划：它在那里被移除。</translation>
    </message>
    <message>
        <source>The plan is missing from the release home.</source>
        <translation>发布库中缺少计划。</translation>
    </message>
    <message>
        <source>The plan in it is of another release.</source>
        <translation>其中的计划属于另一个发布。</translation>
    </message>
    <message>
        <source>%1: %2 Where it stands is not known; it is taken to be waiting.</source>
        <translation>%1：%2其状态未知；视为在等待。</translation>
    </message>
    <message>
        <source>It is not the plan that was submitted from here.</source>
        <translation>它不是从此处提交的计划。</translation>
    </message>
    <message>
        <source>Something of it was asked for already: roll it back.</source>
        <translation>其中已有内容发出请求：请回滚。</translation>
    </message>
    <message>
        <source>It is %1, not waiting.</source>
        <translation>其状态是 %1，不在等待。</translation>
    </message>
    <message>
        <source>The plan or the evidence changed; look at it again.</source>
        <translation>计划或证据有改动；请重新查看。</translation>
    </message>
    <message>
        <source>%1 of %2 is no %3: %4</source>
        <translation>%2 的 %1 不是 %3：%4</translation>
    </message>
    <message>
        <source>%1 of %2 was %3 the home; what was signed there still counts.</source>
        <translation>%2 的 %1 %3发布库；在那里签名的内容仍然计入。</translation>
    </message>
    <message>
        <source>replaced in</source>
        <translation>已被替换于</translation>
    </message>
    <message>
        <source>removed from</source>
        <translation>已被移出</translation>
    </message>
    <message>
        <source>%1 of %2 was replaced in the home: what was kept here of it does not count any more.</source>
        <translation>%2 的 %1 在发布库中被替换：此处保存的不再计入。</translation>
    </message>
    <message>
        <source>There is no such release, neither here nor in a release home.</source>
        <translation>没有这个发布，此处和发布库中都没有。</translation>
    </message>
    <message>
        <source>There is no such release here. %1</source>
        <translation>此处没有这个发布。%1</translation>
    </message>
    <message>
        <source>There is a signing key here already.</source>
        <translation>此处已有签名密钥。</translation>
    </message>
    <message>
        <source>Only where it was submitted can it be given up.</source>
        <translation>只有在提交它的地方才能放弃它。</translation>
    </message>
    <message>
        <source>Its rollout stands where it is, with the requests that it has: roll it back to take the candidate away.</source>
        <translation>其滚动发布停在原处，保留现有的请求：要撤去候选版本，请回滚。</translation>
    </message>
    <message>
        <source>What %1 did to %2 was not kept here: %3</source>
        <translation>%1 对 %2 所做的未保存在此处：%3</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseHeader</name>
    <message>
        <source>Nobody drives it</source>
        <translation>没有人在推进它</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1 所见</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %Ln more)</source>
        <translation>
            <numerusform>%1（以及另外 %Ln 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 risk</source>
        <comment>tier of a policy</comment>
        <translation>%1 风险</translation>
    </message>
    <message>
        <source>to %1</source>
        <comment>environment</comment>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>drafted by %1 %2</source>
        <translation>由 %1 起草，%2</translation>
    </message>
    <message>
        <source>driven from here</source>
        <translation>由此处推进</translation>
    </message>
    <message>
        <source>driven by %1</source>
        <translation>由 %1 推进</translation>
    </message>
    <message>
        <source>soaks until %1</source>
        <translation>观察到 %1</translation>
    </message>
    <message numerus="yes">
        <source>Execute %Ln step(s)</source>
        <translation>
            <numerusform>执行 %Ln 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Stop before the next step</source>
        <translation>在下一步之前停止</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤下</translation>
    </message>
    <message>
        <source>Requested; waiting to see it done.</source>
        <translation>已请求；等待看到它完成。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseHome</name>
    <message>
        <source>a manifest&apos;s place is written git:REPO#FILE:FIELD</source>
        <translation>清单的位置写作 git:REPO#FILE:FIELD</translation>
    </message>
    <message>
        <source>this step changes no manifest</source>
        <translation>此步骤不修改任何清单</translation>
    </message>
    <message>
        <source>the step is for another repository</source>
        <translation>该步骤针对的是另一个仓库</translation>
    </message>
    <message>
        <source>; the file was changed last by %1: &quot;%2&quot;</source>
        <extracomment>goes on behind &quot;a is &quot;b&quot;, not &quot;c&quot;&quot;</extracomment>
        <translation>；文件最后由 %1 修改：“%2”</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, not &quot;%3&quot;%4</source>
        <extracomment>%1 is a field of a manifest; %4 is empty, or says who changed the file last</extracomment>
        <translation>%1 为“%2”，而不是“%3”%4</translation>
    </message>
    <message>
        <source>others were first %1 times in a row; nothing was written</source>
        <translation>连续 %1 次被他人抢先；未写入任何内容</translation>
    </message>
    <message>
        <source>this is no waiting draft or comment</source>
        <translation>这不是等待中的草稿或评论</translation>
    </message>
    <message>
        <source>%1 cannot be decoded</source>
        <translation>无法解码 %1</translation>
    </message>
    <message>
        <source>the folder cannot be written to the disk</source>
        <translation>无法将文件夹写入磁盘</translation>
    </message>
    <message>
        <source>only drafts and comments wait for the network: a stale promotion is never replayed</source>
        <translation>只有草稿和评论会等待网络：过时的晋级绝不会重放</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>%1; a decision is made online or not at all: a stale promotion is never replayed</source>
        <translation>%1；决定只能在线作出，否则不作：过时的晋级绝不会重放</translation>
    </message>
    <message>
        <source>there is no line to put %1 in front of; write it there once by hand</source>
        <translation>没有可将 %1 写在其前的行；请先手动写入一次</translation>
    </message>
    <message>
        <source>%1 has no line of its own that could go; take it out by hand</source>
        <translation>%1 没有可以单独移除的行；请手动移除</translation>
    </message>
    <message>
        <source>%1 cannot be written in this place</source>
        <translation>无法在此处写入 %1</translation>
    </message>
    <message>
        <source>a field is written like spec.containers[0].image</source>
        <translation>字段写作 spec.containers[0].image 的形式</translation>
    </message>
    <message>
        <source>no field is named</source>
        <translation>未指明字段</translation>
    </message>
    <message>
        <source>nothing stands there; write a first value by hand</source>
        <translation>此处为空；请先手动写入一个值</translation>
    </message>
    <message>
        <source>it is an alias (*…): the value stands elsewhere and may serve others too</source>
        <translation>它是别名（*…）：值在别处，可能还供其他位置使用</translation>
    </message>
    <message>
        <source>it carries a tag</source>
        <translation>它带有标签（tag）</translation>
    </message>
    <message>
        <source>it is part of an anchor (&amp;…), which serves other places too</source>
        <translation>它是锚点（&amp;…）的一部分，还供其他位置使用</translation>
    </message>
    <message>
        <source>it is a list or a mapping, not one value</source>
        <translation>它是列表或映射，而不是单个值</translation>
    </message>
    <message>
        <source>its place in the file is not known</source>
        <translation>它在文件中的位置未知</translation>
    </message>
    <message>
        <source>it is a block of lines (| or &gt;), not a value in one line</source>
        <translation>它是多行文本块（竖线或 &gt;），而不是单行的值</translation>
    </message>
    <message>
        <source>it carries an anchor or a tag</source>
        <translation>它带有锚点或标签（tag）</translation>
    </message>
    <message>
        <source>it goes over several lines</source>
        <translation>它跨越多行</translation>
    </message>
    <message>
        <source>a manifest is UTF-8 text of at most 4 MiB</source>
        <translation>清单是最大 4 MiB 的 UTF-8 文本</translation>
    </message>
    <message>
        <source>the file is not UTF-8</source>
        <translation>文件不是 UTF-8</translation>
    </message>
    <message>
        <source>the file is nested too deep</source>
        <translation>文件嵌套太深</translation>
    </message>
    <message>
        <source>%1 stands twice in one document</source>
        <translation>%1 在一个文档中出现了两次</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>no field %1 (values merged in by &lt;&lt; are not seen)</source>
        <translation>没有字段 %1（不识别由 &lt;&lt; 合并的值）</translation>
    </message>
    <message>
        <source>%1 documents have %2; say which, like Deployment/NAME:%2</source>
        <translation>%1 个文档有 %2；请指明是哪一个，例如 Deployment/NAME:%2</translation>
    </message>
    <message>
        <source>the value holds control characters</source>
        <translation>值含有控制字符</translation>
    </message>
    <message>
        <source>the value cannot be written in this place</source>
        <translation>无法在此处写入该值</translation>
    </message>
    <message>
        <source>a record holds ordinary files only</source>
        <translation>记录只含普通文件</translation>
    </message>
    <message>
        <source>folders in folders are no part of a record</source>
        <translation>文件夹中的文件夹不属于记录</translation>
    </message>
    <message>
        <source>more than %1 files</source>
        <translation>多于 %1 个文件</translation>
    </message>
    <message>
        <source>not the id of a release</source>
        <translation>不是发布的 ID</translation>
    </message>
    <message>
        <source>nothing to write</source>
        <translation>没有可写入的内容</translation>
    </message>
    <message>
        <source>a record has one level of folders</source>
        <translation>记录只有一层文件夹</translation>
    </message>
    <message>
        <source>a draft is its plan.json, a comment a file in a folder</source>
        <translation>草稿是其 plan.json，评论是文件夹中的一个文件</translation>
    </message>
    <message>
        <source>somebody</source>
        <extracomment>in &quot;changed last by %2&quot;</extracomment>
        <translation>某人</translation>
    </message>
    <message>
        <source>%1 at %2: &quot;%3&quot;</source>
        <extracomment>a person at a time, with the subject of their commit</extracomment>
        <translation>%1 于 %2：“%3”</translation>
    </message>
    <message>
        <source>%1; changed last by %2</source>
        <extracomment>%1: &quot;the record is gone&quot;; %2: somebody, or a person with time and commit</extracomment>
        <translation>%1；最后修改者：%2</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>the record is gone</source>
        <translation>记录已不存在</translation>
    </message>
    <message>
        <source>a record of this name is there already</source>
        <translation>已有同名的记录</translation>
    </message>
    <message>
        <source>the record is not what it was</source>
        <translation>记录已不是原来的内容</translation>
    </message>
    <message>
        <source>the ledger&apos;s head is not what it was</source>
        <translation>账本的链首已不是原来的内容</translation>
    </message>
    <message>
        <source>%1 (it is not known whether the change arrived)</source>
        <translation>%1（更改是否到达未知）</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseLogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观察</translation>
    </message>
</context>
<context>
    <name>ph::ReleasePage</name>
    <message>
        <source>Decisions and comments</source>
        <translation>决定和意见</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>No gate was evaluated</source>
        <translation>没有评估任何门禁</translation>
    </message>
    <message>
        <source>Nothing passes by default: without an answer this cannot be executed.</source>
        <translation>没有什么会默认通过：没有结论就不能执行。</translation>
    </message>
    <message>
        <source>Sections of the release</source>
        <translation>发布的各部分</translation>
    </message>
    <message>
        <source>No release open</source>
        <translation>没有打开的发布</translation>
    </message>
    <message>
        <source>Choose one on the board.</source>
        <translation>在看板上选择一个。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Gates  %1/%2</source>
        <comment>passed of all</comment>
        <translation>门禁  %1/%2</translation>
    </message>
    <message>
        <source>Approvals  %1/%2</source>
        <comment>had of needed</comment>
        <translation>批准  %1/%2</translation>
    </message>
    <message>
        <source>Log  %1</source>
        <translation>日志  %1</translation>
    </message>
    <message>
        <source>Reading the release…</source>
        <translation>正在读取发布…</translation>
    </message>
    <message>
        <source>Approvals and rollback</source>
        <translation>批准与回滚</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>创建事故…</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseReason</name>
    <message>
        <source>Made offline from what was seen last; compared with what is live when it is submitted.</source>
        <translation>根据最后所见离线制作；提交时会与线上内容比较。</translation>
    </message>
    <message>
        <source>Whether %1 was changed is unknown (%2); it is not seen yet.</source>
        <translation>%1 是否已更改未知（%2）；尚未看到。</translation>
    </message>
    <message>
        <source>It is %1 in the release home, as %2 says.</source>
        <translation>据 %2，其在发布库中的状态是 %1。</translation>
    </message>
    <message>
        <source>What it makes live was found live.</source>
        <translation>发现其要上线的内容已在线上。</translation>
    </message>
    <message>
        <source>The environment names no registry.</source>
        <translation>环境没有指明注册表。</translation>
    </message>
    <message>
        <source>The files of %1 %2 are not recorded: %3</source>
        <translation>%1 %2 的文件未记录：%3</translation>
    </message>
    <message>
        <source>Cancelled after step %1 of %2.</source>
        <translation>在 %2 步中的第 %1 步之后取消。</translation>
    </message>
    <message>
        <source>A rollback took over.</source>
        <translation>已由回滚接手。</translation>
    </message>
    <message>
        <source>would be accepted</source>
        <translation>会被接受</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>By %1.</source>
        <translation>通过 %1。</translation>
    </message>
    <message>
        <source>%1 took their approval back before anything of it was asked for.</source>
        <translation>%1 在发出任何请求之前收回了批准。</translation>
    </message>
    <message>
        <source>%1 rejected it before anything of it was asked for.</source>
        <translation>%1 在发出任何请求之前予以拒绝。</translation>
    </message>
    <message>
        <source>%1 was asked for, and is not seen yet.</source>
        <translation>已请求 %1，尚未看到。</translation>
    </message>
    <message>
        <source>%1 was expected at %2, %3 is there.</source>
        <translation>%2 处应为 %1，实为 %3。</translation>
    </message>
    <message>
        <source>%1 cannot be asked for now (%2).</source>
        <translation>现在无法请求 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 Stopped after step %2 of %3.</source>
        <translation>%1在 %3 步中的第 %2 步之后停止。</translation>
    </message>
    <message>
        <source>%1 was refused (%2).</source>
        <translation>%1 被拒绝（%2）。</translation>
    </message>
    <message>
        <source>preflight</source>
        <extracomment>A step of a rollout, as are the next ones</extracomment>
        <translation>预检</translation>
    </message>
    <message>
        <source>promotion</source>
        <translation>全量</translation>
    </message>
    <message>
        <source>confirmation</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>each a commit to %1 in %2 (%3), which %4 applies</source>
        <extracomment>%4 is a controller such as Argo CD</extracomment>
        <translation>每一步都是对 %2（%3）中 %1 的一次提交，由 %4 应用</translation>
    </message>
    <message>
        <source>each a commit to %1 in %2 (%3)</source>
        <translation>每一步都是对 %2（%3）中 %1 的一次提交</translation>
    </message>
    <message>
        <source>%1, watched for %2</source>
        <extracomment>%1 is a step of a rollout, %2 how long: 15m</extracomment>
        <translation>%1，观察 %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <extracomment>Joins steps of a rollout.</extracomment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Supervised only: traffic moves on while a computer drives it, and stands where it is while none does, unless it is armed (pilothouse release arm).</source>
        <translation>仅限看护：有电脑驱动时流量才会推进，无人驱动时停在原处，除非已托管（pilothouse release arm）。</translation>
    </message>
    <message>
        <source>Supervised only: Argo Rollouts has no sequential test. The share stays until a driver of ours has decided by %1.</source>
        <translation>仅限看护：Argo Rollouts 没有序贯检验。在我们的驱动程序按 %1 作出决定之前，份额保持不变。</translation>
    </message>
    <message>
        <source>Supervised only: Argo Rollouts cannot compare two revisions. Each stage stays until a driver of ours has judged %1.</source>
        <translation>仅限看护：Argo Rollouts 无法比较两个修订版。在我们的驱动程序评判 %1 之前，每个阶段保持不变。</translation>
    </message>
    <message>
        <source>Armed: a Job in the cluster drives it, and no traffic moves before that does; this computer may be switched off then.</source>
        <translation>已托管：由集群中的作业驱动，在其驱动之前流量不会移动；届时可以关闭本机。</translation>
    </message>
    <message>
        <source>Armed once the Rollout holds its steps: Argo Rollouts moves it on, and takes it back, by itself. Whoever drives it writes down what is seen, and pauses or aborts it when asked.</source>
        <translation>Rollout 持有其步骤后即为已托管：由 Argo Rollouts 自行推进和撤回。驱动者记录所见，并在收到请求时暂停或中止。</translation>
    </message>
    <message>
        <source>{target} is the hash of a pod template there, as in the label rollouts-pod-template-hash: the series need one with it.</source>
        <translation>{target} 在那里是 Pod 模板的哈希，与标签 rollouts-pod-template-hash 中的相同：序列须带有此标签。</translation>
    </message>
    <message>
        <source>Nothing says where the metrics are: Argo&apos;s controller asks the Prometheus that it is set up with.</source>
        <translation>没有说明指标在哪里：Argo 的控制器会查询其配置的 Prometheus。</translation>
    </message>
    <message>
        <source>Not measured there, as it decides nothing: %1.</source>
        <translation>不在那里测量，因为不影响决定：%1。</translation>
    </message>
    <message>
        <source>A run keeps its latest measurements, not all.</source>
        <translation>一次运行只保留最近的测量结果，而非全部。</translation>
    </message>
    <message>
        <source>On %1 of %2: %3.</source>
        <extracomment>%1 is an endpoint, %2 a cluster, %3 the steps of a rollout</extracomment>
        <translation>在 %2 的 %1 上：%3。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what something was about: a place, or a kind of error; %2 what was wrong with it</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseStepModel</name>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>没有查看</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观察</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseStore</name>
    <message>
        <source>A text is not UTF-8.</source>
        <translation>有文本不是 UTF-8。</translation>
    </message>
    <message>
        <source>%1 is too large for a JSON number.</source>
        <translation>%1 超出 JSON 数值的范围。</translation>
    </message>
    <message>
        <source>Nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>NaN and the infinities are no JSON.</source>
        <translation>NaN 和无穷大不是 JSON。</translation>
    </message>
    <message>
        <source>A value that JSON does not know.</source>
        <translation>JSON 没有这种值。</translation>
    </message>
    <message>
        <source>This is no JSON.</source>
        <translation>这不是 JSON。</translation>
    </message>
    <message>
        <source>This JSON is not written canonically.</source>
        <translation>此 JSON 不是规范写法。</translation>
    </message>
    <message>
        <source>This is not what gates answered.</source>
        <translation>这不是门禁的结论。</translation>
    </message>
    <message>
        <source>It speaks of another release.</source>
        <translation>它说的是另一个发布。</translation>
    </message>
    <message>
        <source>The plan changed after it.</source>
        <translation>其后计划有改动。</translation>
    </message>
    <message>
        <source>%1 is no key of this policy.</source>
        <translation>%1 不是此策略的密钥。</translation>
    </message>
    <message>
        <source>The signature does not fit.</source>
        <translation>签名不符。</translation>
    </message>
    <message>
        <source>The author does not answer for their own release.</source>
        <translation>作者不得为自己的发布作答。</translation>
    </message>
    <message>
        <source>The answer was given in the future: a clock is off.</source>
        <translation>作答的时间在未来：有时钟不准。</translation>
    </message>
    <message>
        <source>The author does not waive gates of their own release.</source>
        <translation>作者不得豁免自己发布的门禁。</translation>
    </message>
    <message>
        <source>The same key answered again after it.</source>
        <translation>同一密钥其后重新作答。</translation>
    </message>
    <message>
        <source>There is no signing key here yet; see `pilothouse ledger key`.</source>
        <translation>此处还没有签名密钥；见 `pilothouse ledger key`。</translation>
    </message>
    <message>
        <source>The key behind this reference is another than %1.</source>
        <translation>此引用指向的密钥不是 %1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no object.</source>
        <translation>“%1”不是对象。</translation>
    </message>
    <message>
        <source>Entry %1 is expected here, %2 is here.</source>
        <translation>此处应为第 %1 条，实为第 %2 条。</translation>
    </message>
    <message>
        <source>Entry %1 does not follow the one before it.</source>
        <translation>第 %1 条与前一条不衔接。</translation>
    </message>
    <message>
        <source>Entry %1 says something else than when it was written.</source>
        <translation>第 %1 条的内容与写入时不同。</translation>
    </message>
    <message>
        <source>%1 is no known key.</source>
        <translation>%1 不是已知的密钥。</translation>
    </message>
    <message>
        <source>The signature of entry %1 is not by %2.</source>
        <translation>第 %1 条的签名不是 %2 所作。</translation>
    </message>
    <message>
        <source>The ledger does not hold the entry %1 that was kept elsewhere.</source>
        <translation>账本中没有别处保存的条目 %1。</translation>
    </message>
    <message>
        <source>The last line is cut short.</source>
        <translation>最后一行被截短。</translation>
    </message>
    <message>
        <source>This is no envelope of a ledger entry.</source>
        <translation>这不是账本条目的封套。</translation>
    </message>
    <message>
        <source>The envelope&apos;s signature is not by %1.</source>
        <translation>封套的签名不是 %1 所作。</translation>
    </message>
    <message>
        <source>This is no statement of a ledger entry.</source>
        <translation>这不是账本条目的声明。</translation>
    </message>
    <message>
        <source>The environment names no model whose tag could hold it.</source>
        <translation>环境没有指明可用其标签保存它的模型。</translation>
    </message>
    <message>
        <source>The environment&apos;s target names no alias.</source>
        <translation>环境的目标没有指明别名。</translation>
    </message>
    <message>
        <source>Prompts have no stages; use an alias as the target.</source>
        <translation>提示词没有阶段；请用别名作为目标。</translation>
    </message>
    <message>
        <source>The environment&apos;s target names no stage.</source>
        <translation>环境的目标没有指明阶段。</translation>
    </message>
    <message>
        <source>The environment&apos;s target lacks a repository, file or field.</source>
        <translation>环境的目标缺少仓库、文件或字段。</translation>
    </message>
    <message>
        <source>{source} is not known here; resolve it before planning.</source>
        <translation>{source} 在此未知；计划之前须先解析。</translation>
    </message>
    <message>
        <source>A part needs a name and what it goes to.</source>
        <translation>部分须有名称和目标值。</translation>
    </message>
    <message>
        <source>The environment&apos;s endpoint serves %1.</source>
        <translation>环境的端点提供 %1。</translation>
    </message>
    <message>
        <source>Nobody has looked at: %1.</source>
        <translation>尚未查看：%1。</translation>
    </message>
    <message>
        <source>The plan records no target to go back to.</source>
        <translation>计划没有记录可退回的目标。</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>A plan has at most 1 MiB.</source>
        <translation>计划最大 1 MiB。</translation>
    </message>
    <message>
        <source>A plan is one YAML document, not several.</source>
        <translation>计划是一个 YAML 文档，不是多个。</translation>
    </message>
    <message>
        <source>The recorded steps are not those of the plan.</source>
        <translation>记录的步骤不是计划中的步骤。</translation>
    </message>
    <message>
        <source>Recorded steps are missing.</source>
        <translation>缺少已记录的步骤。</translation>
    </message>
    <message>
        <source>Something said of %1: %2</source>
        <translation>关于 %1 的某个表态：%2</translation>
    </message>
    <message>
        <source>There is no such release.</source>
        <translation>没有这个发布。</translation>
    </message>
    <message>
        <source>The stored plan or evidence is not what its digest says.</source>
        <translation>保存的计划或证据与其摘要不符。</translation>
    </message>
    <message>
        <source>The release is %1.</source>
        <translation>发布的状态是 %1。</translation>
    </message>
    <message>
        <source>Somebody else drives this release now, or it was stopped.</source>
        <translation>现在由别人驱动此发布，或它已停止。</translation>
    </message>
    <message>
        <source>There is a release of this id, and it is no draft.</source>
        <translation>已有此标识的发布，且不是草稿。</translation>
    </message>
    <message>
        <source>The release changed just now; look at it again.</source>
        <translation>发布刚刚有改动；请重新查看。</translation>
    </message>
    <message>
        <source>Under way in this environment: %1.</source>
        <translation>此环境中正在进行：%1。</translation>
    </message>
    <message>
        <source>The rollback is for another environment.</source>
        <translation>该回滚针对另一个环境。</translation>
    </message>
    <message>
        <source>It is being rolled back already, by %1.</source>
        <translation>%1 已在回滚它。</translation>
    </message>
    <message>
        <source>There is a release of this id already.</source>
        <translation>已有此标识的发布。</translation>
    </message>
    <message>
        <source>A release is being driven in this environment. It was asked to stop before its next step; roll back again in a moment.</source>
        <translation>此环境中有发布正在执行。已请求它在下一步之前停止；请稍后再回滚。</translation>
    </message>
    <message>
        <source>Somebody else drives this release.</source>
        <translation>此发布由别人驱动。</translation>
    </message>
    <message>
        <source>Its plan or evidence was written by another version of this program.</source>
        <translation>其计划或证据由本程序的另一版本写入。</translation>
    </message>
    <message>
        <source>There is a release of this id here already.</source>
        <translation>此处已有此标识的发布。</translation>
    </message>
    <message>
        <source>The signature is not by %1.</source>
        <translation>签名不是 %1 所作。</translation>
    </message>
    <message>
        <source>Something of it was asked for already: roll it back.</source>
        <translation>其中已有内容发出请求：请回滚。</translation>
    </message>
    <message>
        <source>The plan or the evidence changed; look at it again.</source>
        <translation>计划或证据有改动；请重新查看。</translation>
    </message>
    <message>
        <source>A public key is &quot;ed25519:&quot; and 32 bytes in base64.</source>
        <translation>公钥是“ed25519:”加 base64 编码的 32 字节。</translation>
    </message>
    <message>
        <source>This secret is no signing key.</source>
        <translation>此机密不是签名密钥。</translation>
    </message>
    <message>
        <source>The key could not be written.</source>
        <translation>密钥无法写入。</translation>
    </message>
    <message>
        <source>What is kept beside entry %1 is not its number and hash.</source>
        <translation>第 %1 条旁保存的不是它的序号和哈希。</translation>
    </message>
</context>
<context>
    <name>ph::ReleaseWords</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1, waived</source>
        <comment>verdict of a gate</comment>
        <translation>%1，已豁免</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Soaking</source>
        <translation>观察中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>正在回滚</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what is at a place</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Commented</source>
        <translation>已发表意见</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Enforced</source>
        <translation>强制</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>可检测</translation>
    </message>
    <message>
        <source>Advisory</source>
        <translation>仅建议</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Feature set</source>
        <translation>特征集</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>还没有查看</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>受限</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Your approval is asked</source>
        <translation>请求您批准</translation>
    </message>
    <message>
        <source>Your approval counts no more</source>
        <translation>您的批准不再计入</translation>
    </message>
    <message>
        <source>A waiver ends</source>
        <translation>一项豁免即将结束</translation>
    </message>
    <message>
        <source>Nobody drives it</source>
        <translation>没有人在推进它</translation>
    </message>
    <message>
        <source>A step is unclear</source>
        <translation>有一步不明确</translation>
    </message>
    <message>
        <source>Its rollback condition is met</source>
        <translation>其回滚条件已满足</translation>
    </message>
    <message>
        <source>Choose an environment</source>
        <translation>选择一个环境</translation>
    </message>
    <message>
        <source>Choose the tier of risk</source>
        <translation>选择风险等级</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择一个模型</translation>
    </message>
    <message>
        <source>Each part needs a name and a version</source>
        <translation>每个部分都需要名称和版本</translation>
    </message>
    <message>
        <source>One thing cannot go to two versions</source>
        <translation>同一项不能去往两个版本</translation>
    </message>
    <message>
        <source>Every part is live already</source>
        <translation>每个部分都已在线上</translation>
    </message>
    <message>
        <source>Say what it is for (objective)</source>
        <translation>说明它的目的（目标）</translation>
    </message>
    <message>
        <source>Say what can go wrong (risk)</source>
        <translation>说明可能出什么问题（风险）</translation>
    </message>
    <message>
        <source>Say how it goes out (rollout)</source>
        <translation>说明它如何推出（发布步骤）</translation>
    </message>
    <message>
        <source>Say what must be seen before it is done (acceptance)</source>
        <translation>说明看到什么才算完成（验收）</translation>
    </message>
    <message>
        <source>Each part needs a version to go back to</source>
        <translation>每个部分都需要可退回的版本</translation>
    </message>
    <message>
        <source>A rollback cannot go to the version that is released</source>
        <translation>回滚不能回到正要发布的版本</translation>
    </message>
    <message>
        <source>Say when to roll back (condition)</source>
        <translation>说明何时回滚（条件）</translation>
    </message>
    <message>
        <source>Name the data source that can trigger the rollback</source>
        <translation>指明能触发回滚的数据源</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>approvals had of those needed</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>gates passed of all</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, %2 waived</source>
        <translation>%1，%2 项已豁免</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Confirmation asked</source>
        <translation>请求确认</translation>
    </message>
    <message>
        <source>what is live is not known</source>
        <translation>在线的是什么尚不知道</translation>
    </message>
    <message>
        <source>%1 was live when last seen: not reached now</source>
        <translation>最后一次看到时 %1 在线：现在无法到达</translation>
    </message>
    <message>
        <source>%1 is live, as last seen</source>
        <translation>%1 在线（最后所见）</translation>
    </message>
    <message>
        <source>%1 was live, seen %2: not reached now</source>
        <translation>%1 曾在线，见于%2：现在无法到达</translation>
    </message>
    <message>
        <source>%1 is live, seen %2</source>
        <translation>%1 在线，见于%2</translation>
    </message>
</context>
<context>
    <name>ph::ReleasesController</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that was released here can be taken back.</source>
        <translation>此处没有可撤回的发布。</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Policy of %1</source>
        <translation>%1 的策略</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation>添加环境</translation>
    </message>
    <message>
        <source>Environments (*.yaml *.yml);;All files (*)</source>
        <translation>环境 (*.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>已添加 %1</translation>
    </message>
    <message>
        <source>Your signing key is %1. Ask for it to be put into the policy as: %2</source>
        <translation>您的签名密钥是 %1。请让人将其写入策略：%2</translation>
    </message>
    <message>
        <source>Asking the parts of %1</source>
        <translation>正在询问 %1 的各部分</translation>
    </message>
    <message>
        <source>Looking for what leads back to %1 %2</source>
        <translation>正在查找如何回到 %1 %2</translation>
    </message>
    <message>
        <source>Rolling back %1</source>
        <translation>正在回滚 %1</translation>
    </message>
    <message>
        <source>A draft is open already: save or close it first</source>
        <translation>已有一份草稿打开：请先保存或关闭它</translation>
    </message>
    <message>
        <source>Rehearsing the rollback of %1</source>
        <translation>正在演练 %1 的回滚</translation>
    </message>
</context>
<context>
    <name>ph::ReleasesScreen</name>
    <message>
        <source>Releases</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation>添加环境</translation>
    </message>
    <message>
        <source>Draft a release</source>
        <translation>起草发布</translation>
    </message>
    <message>
        <source>Filter by model, environment, author, what it waits for</source>
        <translation>按模型、环境、作者、等待事项筛选</translation>
    </message>
    <message>
        <source>Filter releases</source>
        <translation>筛选发布</translation>
    </message>
    <message>
        <source>Releases by environment</source>
        <translation>按环境列出的发布</translation>
    </message>
    <message>
        <source>Inbox  %1</source>
        <translation>收件箱  %1</translation>
    </message>
    <message numerus="yes">
        <source>Inbox, %Ln item(s)</source>
        <translation>
            <numerusform>收件箱，%Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the release homes…</source>
        <translation>正在读取发布仓库…</translation>
    </message>
    <message>
        <source>No environment yet</source>
        <translation>还没有环境</translation>
    </message>
    <message>
        <source>An environment says where a model is live, what watches it, and which policy a release has to pass. It is one YAML file.</source>
        <translation>环境说明模型在哪里上线、由什么监视，以及发布必须通过哪个策略。它是一个 YAML 文件。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No release has these words and states.</source>
        <translation>没有发布具有这些词语和状态。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>You have no signing key yet. Everything that is decided or done here is signed.</source>
        <translation>您还没有签名密钥。此处的一切决定与操作都要签名。</translation>
    </message>
    <message>
        <source>Make a signing key</source>
        <translation>创建签名密钥</translation>
    </message>
</context>
<context>
    <name>ph::ReportTables</name>
    <message>
        <source>higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>which way is better is not known</source>
        <translation>优劣方向未知</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Difference [95 % interval]</source>
        <translation>差值 [95 % 置信区间]</translation>
    </message>
    <message>
        <source>Differences are of means, from %1, with a bootstrap interval.</source>
        <translation>差值为与 %1 的平均值之差，附 bootstrap 置信区间。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run id</source>
        <translation>运行 ID</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The first %1 of %2.</source>
        <translation>前 %1 个，共 %2 个。</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1（基线）</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Distinct values</source>
        <translation>不同的值</translation>
    </message>
    <message>
        <source>Runs without</source>
        <translation>没有此项的运行</translation>
    </message>
    <message>
        <source>What goes with %1</source>
        <translation>与 %1 关联的项</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>统计量</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Grouped by %1</source>
        <translation>按 %1 分组</translation>
    </message>
    <message>
        <source>Baseline: %1</source>
        <translation>基线：%1</translation>
    </message>
    <message>
        <source>Metric values taken at: %1</source>
        <translation>指标取值位置：%1</translation>
    </message>
    <message>
        <source>Made %1 by Pilothouse %2</source>
        <translation>由 Pilothouse %2 生成于 %1</translation>
    </message>
    <message>
        <source>Everything is in the file that pilothouse compare --out FILE.json writes.</source>
        <translation>全部内容在 pilothouse compare --out FILE.json 写出的文件中。</translation>
    </message>
    <message>
        <source>%1 (%2 not finite)</source>
        <translation>%1（%2 个非有限值）</translation>
    </message>
    <message>
        <source>The first %1 of %2 keys.</source>
        <translation>%2 个键中的前 %1 个。</translation>
    </message>
    <message>
        <source>Values of the first %1 of %2 runs, the best first.</source>
        <translation>%2 个运行中前 %1 个的值，从优到劣。</translation>
    </message>
    <message>
        <source>Values of more than %1 characters end in “…”.</source>
        <translation>超过 %1 个字符的值以“…”结尾。</translation>
    </message>
    <message>
        <source>Columns %1–%2 of %3.</source>
        <translation>第 %1–%2 列，共 %3 列。</translation>
    </message>
    <message>
        <source>The newest %1 of %2 runs</source>
        <translation>%2 个运行中最新的 %1 个</translation>
    </message>
</context>
<context>
    <name>ph::RequestsDialog</name>
    <message>
        <source>Way back: %1</source>
        <comment>a step</comment>
        <translation>回退：%1</translation>
    </message>
    <message>
        <source>%1 (not tried)</source>
        <comment>a step</comment>
        <translation>%1（未试运行）</translation>
    </message>
    <message>
        <source>What it asks of the cluster</source>
        <translation>它对集群的请求</translation>
    </message>
    <message>
        <source>What %1 asks of the cluster</source>
        <translation>%1 对集群的请求</translation>
    </message>
    <message>
        <source>Each request of the rollout and of its way back, as the server tried it without effect. What changes is told against the object as it is now.</source>
        <translation>发布及其回退的每个请求，均由服务器试运行（不生效）。变化是相对于对象当前的状态。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ph::RocPrView</name>
    <message>
        <source>AUC %1 · AP %2</source>
        <translation>AUC %1 · AP %2</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>假正例率</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>真正例率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>averaged over all labels</source>
        <translation>所有标签的平均</translation>
    </message>
    <message>
        <source>positive: %1</source>
        <translation>正例：%1</translation>
    </message>
    <message>
        <source>AUC %1</source>
        <translation>AUC %1</translation>
    </message>
    <message>
        <source>average precision %1</source>
        <translation>平均精确率 %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>ROC, AUC %1</source>
        <translation>ROC，AUC %1</translation>
    </message>
    <message>
        <source>precision–recall, AP %1</source>
        <translation>精确率–召回率，AP %1</translation>
    </message>
    <message>
        <source>no scores for both a positive and a negative label</source>
        <translation>没有同时包含正例和负例标签的分数</translation>
    </message>
    <message>
        <source>FPR</source>
        <comment>false positive rate</comment>
        <translation>FPR</translation>
    </message>
    <message>
        <source>TPR</source>
        <comment>true positive rate</comment>
        <translation>TPR</translation>
    </message>
</context>
<context>
    <name>ph::RollbackCard</name>
    <message>
        <source>Rollback</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>没有可以退回的版本。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>When %1
asked of %2</source>
        <translation>当 %1
询问 %2</translation>
    </message>
    <message>
        <source>Roll back to %1…</source>
        <translation>回滚到 %1…</translation>
    </message>
    <message>
        <source>Never blocked by a freeze.</source>
        <translation>永远不会被冻结阻止。</translation>
    </message>
    <message>
        <source>Requested; waiting to see it done.</source>
        <translation>已请求；等待看到它完成。</translation>
    </message>
</context>
<context>
    <name>ph::RollbackDialog</name>
    <message>
        <source>Roll back %1</source>
        <translation>回滚 %1</translation>
    </message>
    <message>
        <source>This changes what is live</source>
        <translation>这会改变线上的内容</translation>
    </message>
    <message>
        <source>Roll %1 back to %2?</source>
        <translation>把 %1 回滚到 %2？</translation>
    </message>
    <message>
        <source>Live now</source>
        <translation>目前线上</translation>
    </message>
    <message>
        <source>%1, as seen %2</source>
        <translation>%1，%2 所见</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Not known: nothing here says what serves this.</source>
        <translation>未知：这里没有信息说明由什么提供服务。</translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why? Goes into the ledger. May be left empty.</source>
        <translation>为什么？会记入账本。可以留空。</translation>
    </message>
    <message>
        <source>It counts as done only when it was seen to be done. A freeze does not stop it.</source>
        <translation>只有看到它完成才算完成。冻结不会阻止它。</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Roll back to %1</source>
        <translation>回滚到 %1</translation>
    </message>
    <message>
        <source>Know before</source>
        <translation>事先须知</translation>
    </message>
</context>
<context>
    <name>ph::RolloutActModel</name>
    <message>
        <source>What</source>
        <comment>column: was asked</comment>
        <translation>内容</translation>
    </message>
    <message>
        <source>Asked</source>
        <comment>column: when</comment>
        <translation>请求时间</translation>
    </message>
    <message>
        <source>Answered</source>
        <comment>column: when</comment>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>Answer or reason</source>
        <translation>答复或原因</translation>
    </message>
    <message>
        <source>Observed</source>
        <comment>column: when</comment>
        <translation>观测时间</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>次数</translation>
    </message>
</context>
<context>
    <name>ph::RolloutConditionModel</name>
    <message>
        <source>Now</source>
        <comment>column: whether a condition is met</comment>
        <translation>当前</translation>
    </message>
    <message>
        <source>Rolls back when</source>
        <translation>回滚条件</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>最近值</translation>
    </message>
    <message>
        <source>Measured</source>
        <comment>column: when</comment>
        <translation>测量时间</translation>
    </message>
</context>
<context>
    <name>ph::RolloutController</name>
    <message numerus="yes">
        <source>This window drives %Ln rollout(s) already, and no more at once.</source>
        <translation>
            <numerusform>此窗口已在驱动 %Ln 个滚动发布，不能同时更多。</numerusform>
        </translation>
    </message>
    <message>
        <source>What else moves with it, as an alias, is its release&apos;s: execute that again.</source>
        <translation>随它一起移动的其他内容（如别名）属于其发布：请再次执行该发布。</translation>
    </message>
</context>
<context>
    <name>ph::RolloutDrives</name>
    <message>
        <source>Driving %1</source>
        <translation>正在驱动 %1</translation>
    </message>
</context>
<context>
    <name>ph::RolloutHeader</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Abort…</source>
        <translation>中止(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Drive from here</source>
        <translation>从此处驱动(&amp;D)</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1所见</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Open the endpoint %1</source>
        <translation>打开端点 %1</translation>
    </message>
    <message>
        <source>Roll &amp;back…</source>
        <translation>回滚(&amp;B)…</translation>
    </message>
    <message>
        <source>What was asked is not answered yet.</source>
        <translation>之前的请求尚未答复。</translation>
    </message>
    <message>
        <source>%1 drives it.</source>
        <translation>由 %1 驱动。</translation>
    </message>
    <message>
        <source>S&amp;top driving</source>
        <translation>停止驱动(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Take over and drive</source>
        <translation>接管并驱动(&amp;T)</translation>
    </message>
    <message>
        <source>The request that is under way is waited for.</source>
        <translation>正在等待进行中的请求。</translation>
    </message>
    <message>
        <source>It cannot be driven from here: %1</source>
        <translation>无法从此处驱动：%1</translation>
    </message>
    <message>
        <source>Ar&amp;m…</source>
        <translation>托管(&amp;M)…</translation>
    </message>
    <message>
        <source>Disar&amp;m…</source>
        <translation>取消托管(&amp;M)…</translation>
    </message>
    <message>
        <source>Whether you may is not known yet.</source>
        <translation>尚不知道您是否有此权限。</translation>
    </message>
    <message>
        <source>Ar&amp;m anew…</source>
        <translation>重新托管(&amp;M)…</translation>
    </message>
    <message>
        <source>Nothing can be asked of it from here: %1</source>
        <translation>从这里无法对它提出任何要求：%1</translation>
    </message>
</context>
<context>
    <name>ph::RolloutPage</name>
    <message>
        <source>%1 at %2, looked at %3</source>
        <comment>metric, stage, time</comment>
        <translation>%1（%2），查看于 %3</translation>
    </message>
    <message>
        <source>p = %1; fails at or below %2, with all looks allowed for</source>
        <translation>p = %1；已计入所有查看，不高于 %2 即未通过</translation>
    </message>
    <message>
        <source>No rollout open</source>
        <translation>未打开滚动发布</translation>
    </message>
    <message>
        <source>Traffic of the candidate</source>
        <translation>候选版本的流量</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>滚动发布</translation>
    </message>
    <message>
        <source>Analysis by stage</source>
        <translation>各阶段分析</translation>
    </message>
    <message>
        <source>Rollback conditions</source>
        <translation>回滚条件</translation>
    </message>
    <message>
        <source>Asked, answered, observed</source>
        <translation>请求、答复、观测</translation>
    </message>
    <message>
        <source>The policy judges this rollout by no metric.</source>
        <translation>策略未用任何指标评判此滚动发布。</translation>
    </message>
    <message>
        <source>Nothing was measured yet: that begins when the candidate gets requests.</source>
        <translation>尚未测量：候选版本收到请求后开始。</translation>
    </message>
    <message>
        <source>Reading the rollout…</source>
        <translation>正在读取滚动发布…</translation>
    </message>
    <message>
        <source>What is observed now: nobody can tell. A curve has a gap wherever nobody knew.</source>
        <translation>当前观测值未知。无人知晓之处曲线断开。</translation>
    </message>
</context>
<context>
    <name>ph::RolloutPlanning</name>
    <message>
        <source>No serving system that is known has such an object.</source>
        <translation>已知的服务系统都没有这种对象。</translation>
    </message>
    <message>
        <source>This workspace knows no release of this id.</source>
        <translation>此工作区没有这个标识的发布。</translation>
    </message>
    <message>
        <source>It is a release to %1 (%2) that moves no traffic on a cluster, so that there is no rollout to drive or to stop: pilothouse release show %3</source>
        <translation>它是到 %1 的发布（%2），不在集群上移动流量，因此没有可驱动或停止的滚动发布：pilothouse release show %3</translation>
    </message>
    <message>
        <source>It takes back the rollout of %1, whose record is asked: name that.</source>
        <translation>它撤回 %1 的滚动发布，应查询的是后者的记录：请指明后者。</translation>
    </message>
    <message>
        <source>It is a release to %1 (%2), and its rollout has not begun on any of the clusters that were asked: pilothouse release execute %3</source>
        <translation>它是到 %1 的发布（%2），在所询问的集群上其滚动发布都尚未开始：pilothouse release execute %3</translation>
    </message>
    <message>
        <source>No cluster that was asked keeps a rollout of this id. %1</source>
        <translation>所询问的集群都没有这个标识的滚动发布。%1</translation>
    </message>
    <message>
        <source>There are several records of it (%1). Name the cluster with --connection and the namespace with --namespace.</source>
        <translation>它有多个记录（%1）。请用 --connection 指明集群，用 --namespace 指明命名空间。</translation>
    </message>
    <message>
        <source>It is rolled out by commits to %1, which no pod has the right to make.</source>
        <translation>它通过向 %1 提交来滚动发布，而没有 Pod 有权提交。</translation>
    </message>
    <message>
        <source>Its candidate is judged by metrics, and nothing says where they are: name the Prometheus as a pod in the cluster reaches it.</source>
        <translation>其候选版本按指标评判，却没有说明指标在哪里：请指明集群中的 Pod 所能到达的 Prometheus。</translation>
    </message>
    <message>
        <source>The metrics of %1 want to know who asks, and a secret of this computer does not go into the cluster: name the Secret beside the endpoint that holds their bearer token.</source>
        <translation>%1 的指标要求身份验证，而本机的机密不会进入集群：请指明端点旁存有其 bearer token 的 Secret。</translation>
    </message>
    <message>
        <source>%1 drives it</source>
        <translation>由 %1 驱动</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>it has no pod yet</source>
        <translation>还没有 Pod</translation>
    </message>
    <message>
        <source>%1 does not drive yet</source>
        <translation>%1 尚未驱动</translation>
    </message>
    <message>
        <source>Its states are %1.</source>
        <translation>其状态有 %1。</translation>
    </message>
    <message>
        <source>Its tier wants the cluster to drive it: pilothouse release arm %1. Where that cannot be: pilothouse release drive %1 --take-over</source>
        <translation>其等级要求由集群驱动：pilothouse release arm %1。若不可行：pilothouse release drive %1 --take-over</translation>
    </message>
    <message>
        <source>It moves no traffic: only a release to an endpoint makes requests of a cluster.</source>
        <translation>它不移动流量：只有到端点的发布才会向集群发出请求。</translation>
    </message>
    <message>
        <source>Several revisions of it get requests: a change is under way. End it first.</source>
        <translation>它有多个修订版在接收请求：有变更正在进行。请先结束它。</translation>
    </message>
    <message>
        <source>It serves %1, which is no version of %2: register that first, so that there is a version to go back to.</source>
        <translation>它提供 %1，而这不是 %2 的版本：请先注册，以便有可退回的版本。</translation>
    </message>
    <message>
        <source>The plan does not say how traffic moves there: draft it anew.</source>
        <translation>计划没有说明那里的流量如何移动：请重新起草。</translation>
    </message>
    <message>
        <source>Its files are at &quot;%1&quot;, which a cluster cannot load: register it from a store that both reach, such as s3:// or gs://.</source>
        <translation>其文件在“%1”，集群无法加载：请从双方都能到达的存储注册，例如 s3:// 或 gs://。</translation>
    </message>
    <message>
        <source>%1 does not say where its files are.</source>
        <translation>%1 没有说明其文件在哪里。</translation>
    </message>
    <message>
        <source>Its pods are described by another object (spec.workloadRef): release by that one.</source>
        <translation>其 Pod 由另一个对象描述（spec.workloadRef）：请通过该对象发布。</translation>
    </message>
    <message>
        <source>Its strategy is blue-green: only a canary&apos;s steps can be set.</source>
        <translation>其策略是蓝绿：只能设置金丝雀的步骤。</translation>
    </message>
    <message>
        <source>Without a traffic router the shares follow the number of pods, so that no cap of traffic holds: add spec.strategy.canary.trafficRouting.</source>
        <translation>没有流量路由时份额取决于 Pod 数量，流量上限无法保证：请添加 spec.strategy.canary.trafficRouting。</translation>
    </message>
    <message>
        <source>Its weights are no percents (maxTrafficWeight).</source>
        <translation>其权重不是百分比（maxTrafficWeight）。</translation>
    </message>
    <message>
        <source>In the namespace %1 these rights are missing: %2.</source>
        <translation>在命名空间 %1 中缺少这些权限：%2。</translation>
    </message>
    <message>
        <source>Whether the namespace has the %1 %2 could not be looked at.</source>
        <translation>无法查看命名空间是否有 %1 %2。</translation>
    </message>
    <message>
        <source>The namespace %1 lacks the %2 %3, as whom the driver runs. Set the namespace in packaging/kubernetes/kustomization.yaml and apply it (%4): kubectl kustomize packaging/kubernetes | kubectl apply -f -</source>
        <translation>命名空间 %1 缺少驱动程序运行所用的 %2 %3。请在 packaging/kubernetes/kustomization.yaml 中设置命名空间并应用（%4）：kubectl kustomize packaging/kubernetes | kubectl apply -f -</translation>
    </message>
    <message>
        <source>The image %1 names no version: each pod may run another program.</source>
        <translation>镜像 %1 没有指明版本：每个 Pod 可能运行不同的程序。</translation>
    </message>
    <message>
        <source>No metrics are named: nothing judges the candidate.</source>
        <translation>没有指明指标：无从评判候选版本。</translation>
    </message>
    <message>
        <source>No policy is known here, so that no freeze holds it up.</source>
        <translation>此处不知道任何策略，因此没有冻结会阻止它。</translation>
    </message>
    <message>
        <source>The Job of before is being deleted: again in a moment.</source>
        <translation>先前的作业正在删除：请稍后再试。</translation>
    </message>
    <message>
        <source>It was armed, and its Job has ended (%1). Take that away first: pilothouse release disarm %2</source>
        <translation>它曾被托管，其作业已结束（%1）。请先移除：pilothouse release disarm %2</translation>
    </message>
    <message>
        <source>It is armed already, with %1, and a Job cannot be changed. Arm it anew: pilothouse release disarm %2, then arm it again. %3</source>
        <translation>它已用%1托管，而作业不能更改。请重新托管：先 pilothouse release disarm %2，然后再托管。%3</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>another policy</source>
        <translation>另一份策略</translation>
    </message>
    <message>
        <source>It is not armed: the namespace %1 has no Job of it.</source>
        <translation>它未被托管：命名空间 %1 中没有它的作业。</translation>
    </message>
    <message>
        <source>No image of this program is known for a driver in the cluster: name it with --image, or as &quot;driver&quot; of the environment.</source>
        <translation>不知道集群中驱动程序所用的本程序镜像：请用 --image 指明，或写为环境的“driver”。</translation>
    </message>
    <message>
        <source>A user or password does not belong in an address that everybody who sees the Job can read: put a token into a Secret.</source>
        <translation>凡能看到作业的人都能读到该地址，其中不应有用户名或密码：请把令牌放入 Secret。</translation>
    </message>
    <message>
        <source>The policy is longer than 200 KiB, which no Job can carry.</source>
        <translation>策略超过 200 KiB，作业无法携带。</translation>
    </message>
    <message>
        <source>It has the part &quot;%1&quot;: in Standard mode KServe would send the candidate&apos;s share past it.</source>
        <translation>它有“%1”部分：在 Standard 模式下 KServe 会让候选版本的份额绕过它。</translation>
    </message>
    <message>
        <source>It runs on several nodes: KServe has no canary of such a predictor.</source>
        <translation>它在多个节点上运行：KServe 对这种预测器没有金丝雀。</translation>
    </message>
    <message>
        <source>Its predictor may have no pods (minReplicas 0), and KServe lets a canary have no more than that: ask for one at least.</source>
        <translation>其预测器可以没有 Pod（minReplicas 0），KServe 不允许金丝雀多于此数：请至少要求一个。</translation>
    </message>
    <message>
        <source>Its predictor has no model: KServe has no canary of such a one.</source>
        <translation>其预测器没有 model：KServe 对这种预测器没有金丝雀。</translation>
    </message>
    <message>
        <source>The candidate&apos;s name is the rollout&apos;s to give.</source>
        <translation>候选版本的名称由滚动发布决定。</translation>
    </message>
    <message>
        <source>The candidate takes %1 away, which a canary of KServe cannot: it has what the predictor has.</source>
        <translation>候选版本去掉了 %1，而 KServe 的金丝雀做不到：它具有预测器所有的内容。</translation>
    </message>
    <message>
        <source>The candidate&apos;s Service would be called %1, which is longer than the 63 characters that a name may have.</source>
        <translation>候选版本的 Service 会名为 %1，超过名称允许的 63 个字符。</translation>
    </message>
    <message>
        <source>The steps of an Argo Rollout are a list, and only single values are changed in a manifest in Git.</source>
        <translation>Argo Rollout 的步骤是列表，而 Git 的清单中只更改单个值。</translation>
    </message>
    <message>
        <source>%1 manages this endpoint and would undo a rollout by hand: change it in Git.</source>
        <translation>%1 管理此端点，会撤销手工的滚动发布：请在 Git 中更改。</translation>
    </message>
    <message>
        <source>A change is under way: %1</source>
        <translation>有变更正在进行：%1</translation>
    </message>
    <message>
        <source>What it serves is in no single environment variable with an address, and the candidate is no image (oci://…).</source>
        <translation>它提供的内容不在单个含地址的环境变量中，候选版本也不是镜像（oci://…）。</translation>
    </message>
    <message>
        <source>The candidate is what is served already: nothing would change.</source>
        <translation>候选版本就是已在提供的内容：不会有任何变化。</translation>
    </message>
    <message>
        <source>The plan&apos;s containers cannot be read.</source>
        <translation>计划的容器无法读取。</translation>
    </message>
    <message>
        <source>The plan changes more of the containers than what they serve.</source>
        <translation>计划对容器的更改超出其所提供的内容。</translation>
    </message>
    <message>
        <source>%1 of the plan does not follow from its rules.</source>
        <translation>计划的 %1 不符合其规则。</translation>
    </message>
    <message>
        <source>The plan brings in no candidate.</source>
        <translation>计划没有引入候选版本。</translation>
    </message>
    <message>
        <source>%1 manages this endpoint and would undo a rollout by hand. Say in the environment where its manifest is (target.endpoint.git: repository, branch, file), and the rollout goes through Git.</source>
        <translation>%1 管理此端点，会撤销手工的滚动发布。请在环境中说明其清单在哪里（target.endpoint.git：repository、branch、file），滚动发布就会通过 Git 进行。</translation>
    </message>
    <message>
        <source>KServe copies no requests: mirror them in the mesh or the gateway before it, or release as a canary.</source>
        <translation>KServe 不复制请求：请在其前面的网格或网关中镜像，或以金丝雀方式发布。</translation>
    </message>
    <message>
        <source>In Standard mode KServe ignores canaryTrafficPercent without a word, so that the candidate would get everything at once, and %1 spec.canary, which KServe 0.20 brings. Serve it in Knative mode (annotation serving.kserve.io/deploymentMode: Knative), install KServe 0.20, or release all at once where the tier allows that.</source>
        <translation>在 Standard 模式下 KServe 会悄然忽略 canaryTrafficPercent，候选版本会立即得到全部请求；而%1 KServe 0.20 才有的 spec.canary。请以 Knative 模式提供服务（注解 serving.kserve.io/deploymentMode: Knative），安装 KServe 0.20，或在等级允许时一次性发布。</translation>
    </message>
    <message>
        <source>the InferenceServices that the cluster serves have no</source>
        <translation>集群所提供的 InferenceService 没有</translation>
    </message>
    <message>
        <source>it is not known whether the cluster serves</source>
        <translation>不知道集群是否提供</translation>
    </message>
    <message>
        <source>Of a predictor of Seldon the address of its model is changed (modelUri), and its graph has to have just one.</source>
        <translation>对 Seldon 的预测器更改的是其模型的地址（modelUri），且其图中须恰有一个。</translation>
    </message>
    <message>
        <source>The predictor has no storage URI to change: say which fields of it make the candidate.</source>
        <translation>预测器没有可更改的存储 URI：请说明哪些字段构成候选版本。</translation>
    </message>
    <message>
        <source>%1 is not one value before and after, which is all that is changed in a manifest in Git.</source>
        <translation>%1 更改前后不是单个值，而 Git 的清单中只更改单个值。</translation>
    </message>
    <message>
        <source>%1 is a list, and only single values are changed in a manifest in Git.</source>
        <translation>%1 是列表，而 Git 的清单中只更改单个值。</translation>
    </message>
    <message>
        <source>The percentage is the rollout&apos;s to set, not the candidate&apos;s.</source>
        <translation>百分比由滚动发布设置，而不是候选版本。</translation>
    </message>
    <message>
        <source>%1 of the candidate must say which fields it changes.</source>
        <translation>候选版本的 %1 须说明更改哪些字段。</translation>
    </message>
    <message>
        <source>%1 is no object: it can only be replaced whole.</source>
        <translation>%1 不是对象：只能整体替换。</translation>
    </message>
    <message>
        <source>%1 cannot be written as a path.</source>
        <translation>%1 不能写成路径。</translation>
    </message>
    <message>
        <source>spec.canary lists a candidate already: end that rollout first.</source>
        <translation>spec.canary 已列有候选版本：请先结束那个滚动发布。</translation>
    </message>
    <message>
        <source>No revision has ever had all the requests: there is nothing to go back to.</source>
        <translation>从未有修订版得到过全部请求：无可退回。</translation>
    </message>
    <message>
        <source>A canary is under way: the object asks for %1 % for %2. End it first.</source>
        <translation>金丝雀正在进行：对象为 %2 要求 %1 %。请先结束它。</translation>
    </message>
    <message>
        <source>Nothing could take it back: there is neither a metric that is judged nor a rollback condition.</source>
        <translation>没有什么能撤回它：既没有被评判的指标，也没有回滚条件。</translation>
    </message>
    <message>
        <source>No metric is judged, so that nothing could ever let a stage pass.</source>
        <translation>没有被评判的指标，因此任何阶段都无法通过。</translation>
    </message>
    <message>
        <source>Requests are split by whole percents from 1 to 100; a stage asks for %1.</source>
        <translation>请求按 1 到 100 的整数百分比分配；有阶段要求 %1。</translation>
    </message>
    <message>
        <source>A stage of %1 % is above the %2 % that are allowed before the soak is over.</source>
        <translation>%1 % 的阶段超过观察期结束前允许的 %2 %。</translation>
    </message>
    <message>
        <source>Stages have to ascend; %1 % follows %2 %.</source>
        <translation>阶段须递增；%2 % 之后是 %1 %。</translation>
    </message>
    <message>
        <source>A stage cannot soak for less than no time.</source>
        <translation>阶段的观察时间不能为负。</translation>
    </message>
    <message>
        <source>Stages have to ascend; 100 % follows 100 %.</source>
        <translation>阶段须递增；100 % 之后又是 100 %。</translation>
    </message>
    <message>
        <source>Pods that are replaced in their place take all requests at once.</source>
        <translation>就地替换的 Pod 会立即接收全部请求。</translation>
    </message>
    <message>
        <source>Only Seldon copies requests by itself: release as a canary.</source>
        <translation>只有 Seldon 自己会复制请求：请以金丝雀方式发布。</translation>
    </message>
    <message>
        <source>There is no stage.</source>
        <translation>没有阶段。</translation>
    </message>
    <message>
        <source>An A/B test has one share, not %1.</source>
        <translation>A/B 测试只有一个份额，而不是 %1 个。</translation>
    </message>
    <message>
        <source>With all requests there is nothing left to compare with.</source>
        <translation>得到全部请求后就没有可比较的对象了。</translation>
    </message>
    <message>
        <source>It moves all requests at once, and at most %1 % are allowed before its soak is over: release as a canary.</source>
        <translation>它一次移动全部请求，而观察期结束前最多允许 %1 %：请以金丝雀方式发布。</translation>
    </message>
    <message>
        <source>It has several predictors already (%1): end that rollout first, and leave one.</source>
        <translation>它已有多个预测器（%1）：请先结束那个滚动发布，只留一个。</translation>
    </message>
    <message>
        <source>It has no predictor with a name.</source>
        <translation>它没有具名的预测器。</translation>
    </message>
    <message>
        <source>It reads from Kafka (serverType): no weights split that.</source>
        <translation>它从 Kafka 读取（serverType）：权重无法分配。</translation>
    </message>
    <message>
        <source>Its predictor gives its Service a name (seldon.io/svc-name), which no second one beside it could have.</source>
        <translation>其预测器指定了 Service 的名称（seldon.io/svc-name），旁边的第二个预测器不能同名。</translation>
    </message>
    <message>
        <source>Its status names no Deployment of the predictor %1, so that nobody would see whether it is ready.</source>
        <translation>其状态没有指明预测器 %1 的 Deployment，因此无法看到它是否就绪。</translation>
    </message>
    <message>
        <source>With the candidate&apos;s name (%1) Seldon would call its Deployment by a hash, for it would be longer than %2 characters: nobody would see whether it is ready.</source>
        <translation>用候选版本的名称（%1）时，Seldon 会以哈希命名其 Deployment，因为名称会超过 %2 个字符：无法看到它是否就绪。</translation>
    </message>
    <message>
        <source>A Rollout of Argo moves by its own steps: release by its image, and promote or abort it there.</source>
        <translation>Argo 的 Rollout 按自己的步骤推进：请通过其镜像发布，并在那里提升或中止。</translation>
    </message>
    <message>
        <source>Seldon Core 2 keeps a candidate and its weight in objects of their own (Model, Experiment): set the weights of the Experiment by hand (pilothouse traffic).</source>
        <translation>Seldon Core 2 把候选版本及其权重放在单独的对象中（Model、Experiment）：请手工设置 Experiment 的权重（pilothouse traffic）。</translation>
    </message>
    <message>
        <source>A Deployment has no weights: put an HTTPRoute with two backends before it, or serve the model with KServe.</source>
        <translation>Deployment 没有权重：请在其前面放置有两个后端的 HTTPRoute，或用 KServe 提供模型服务。</translation>
    </message>
    <message>
        <source>Rollouts move InferenceServices of KServe, SeldonDeployments and Rollouts of Argo; %1 (%2) is none.</source>
        <translation>滚动发布移动 KServe 的 InferenceService、SeldonDeployment 和 Argo 的 Rollout；%1（%2）都不是。</translation>
    </message>
    <message>
        <source>The cluster does not say in which mode KServe serves it%1.</source>
        <translation>集群没有说明 KServe 以哪种模式提供它%1。</translation>
    </message>
    <message>
        <source>This is no token: one line is expected.</source>
        <translation>这不是令牌：应为一行。</translation>
    </message>
    <message>
        <source>The environment has no metrics, so that nothing judges a candidate.</source>
        <translation>环境没有指标，无从评判候选版本。</translation>
    </message>
    <message>
        <source>canaryTrafficPercent is &quot;%1&quot;, and no whole number</source>
        <translation>canaryTrafficPercent 为“%1”，不是整数</translation>
    </message>
    <message>
        <source>its manifest in Git: %1</source>
        <translation>其在 Git 中的清单：%1</translation>
    </message>
    <message>
        <source>somebody changed it meanwhile</source>
        <translation>其间有人更改了它</translation>
    </message>
    <message>
        <source>others were first %1 times in a row</source>
        <translation>连续 %1 次被他人抢先</translation>
    </message>
    <message>
        <source>its tier wants the rollout driven in the cluster, and it is not: %1</source>
        <translation>其等级要求在集群中驱动滚动发布，而现在并非如此：%1</translation>
    </message>
    <message>
        <source>whether its Job is there was not seen</source>
        <translation>未能看到其作业是否存在</translation>
    </message>
    <message>
        <source>it has no Job any more</source>
        <translation>它已没有作业</translation>
    </message>
    <message>
        <source>It goes on in the cluster; execute it again to follow it, or roll it back.</source>
        <translation>它在集群中继续进行；可再次执行以跟踪它，或回滚。</translation>
    </message>
    <message>
        <source>the rollout is not driven from here: %1</source>
        <translation>滚动发布不由此处驱动：%1</translation>
    </message>
    <message>
        <source>Nothing here judges what it measures.</source>
        <translation>此处没有评判其测量结果的手段。</translation>
    </message>
    <message>
        <source>The record of its rollout is not beside the endpoint any more: release the version that is to be live.</source>
        <translation>其滚动发布的记录已不在端点旁：请发布应上线的版本。</translation>
    </message>
    <message>
        <source>It was left on its way; execute it again, or roll it back.</source>
        <translation>它停在了途中；请再次执行，或回滚。</translation>
    </message>
    <message>
        <source>nobody judges it</source>
        <translation>无人评判</translation>
    </message>
    <message>
        <source>Argo Rollouts copies requests only where Istio routes them, by routes that are set up for it: release as a canary.</source>
        <translation>仅当由 Istio 按为此设置的路由分配请求时，Argo Rollouts 才会复制请求：请以金丝雀方式发布。</translation>
    </message>
    <message>
        <source>The record %1 of the same endpoint cannot be read, so that its rollout may be under way: %2</source>
        <translation>无法读取同一端点的记录 %1，其滚动发布可能正在进行：%2</translation>
    </message>
    <message>
        <source>Argo Rollouts compares a number with a limit, and no two revisions with each other.</source>
        <translation>Argo Rollouts 只将数值与限值比较，不会将两个修订版相互比较。</translation>
    </message>
    <message>
        <source>The object has no version, so that nothing would keep two writers apart.</source>
        <translation>对象没有版本，无法防止两方同时写入。</translation>
    </message>
    <message>
        <source>Argo Rollouts would take &quot;{{&quot; for an argument of its own.</source>
        <translation>Argo Rollouts 会把“{{”当作自己的参数。</translation>
    </message>
    <message>
        <source>The plan is not what its digest says: somebody changed it.</source>
        <translation>计划与其摘要不符：有人更改了它。</translation>
    </message>
    <message>
        <source>The rollout %1 of the same endpoint has not ended.</source>
        <translation>同一端点的滚动发布 %1 尚未结束。</translation>
    </message>
    <message>
        <source>The state does not have the plan&apos;s steps.</source>
        <translation>状态中的步骤与计划不符。</translation>
    </message>
    <message>
        <source>%1 drives it, and was heard of %2 s ago.</source>
        <translation>由 %1 驱动，%2 s 前还有其消息。</translation>
    </message>
    <message>
        <source>It is being written to all the time.</source>
        <translation>它一直在被写入。</translation>
    </message>
    <message>
        <source>It was begun with another plan.</source>
        <translation>它是以另一份计划开始的。</translation>
    </message>
    <message>
        <source>The state is of another plan.</source>
        <translation>状态属于另一份计划。</translation>
    </message>
    <message>
        <source>It is of another release.</source>
        <translation>它属于另一次发布。</translation>
    </message>
    <message>
        <source>It has ended (%1).</source>
        <translation>它已结束（%1）。</translation>
    </message>
</context>
<context>
    <name>ph::RolloutReason</name>
    <message>
        <source>In Standard mode, which it is in now, KServe ignores canaryTrafficPercent without a word; this was planned for Knative mode.</source>
        <translation>它现在处于 Standard 模式，KServe 会悄然忽略 canaryTrafficPercent；此计划针对 Knative 模式。</translation>
    </message>
    <message>
        <source>Nobody sees where the requests go, for the %1 cannot be read (%2); that the candidate gets no more than %3 % has to be seen.</source>
        <translation>无法看到请求的去向，因为无法读取 %1（%2）；必须看到候选版本所得不超过 %3 %。</translation>
    </message>
    <message>
        <source>There are more events than requests (candidate %1 of %2, stable %3 of %4): the two queries do not count the same.</source>
        <translation>计数多于请求数（候选版本 %2 中有 %1，稳定版本 %4 中有 %3）：两个查询计数的对象不同。</translation>
    </message>
    <message>
        <source>The endpoint is neither as it was nor as the candidate is; what somebody made of it is not overwritten.</source>
        <translation>端点既不是原样也不是候选版本的样子；不会覆盖别人所作的更改。</translation>
    </message>
    <message>
        <source>There is no %1: Seldon splits requests by Istio, or by Ambassador, of which nobody sees the weights here.</source>
        <translation>没有 %1：Seldon 通过 Istio 或 Ambassador 分配请求，而后者的权重在此无法看到。</translation>
    </message>
    <message>
        <source>Argo Rollouts: %1; of its measurements %2 succeeded, %3 failed, %4 were inconclusive and %5 could not be made.</source>
        <translation>Argo Rollouts：%1；其测量中 %2 次成功、%3 次失败、%4 次无结论、%5 次未能进行。</translation>
    </message>
    <message>
        <source>In Knative mode, which it is in now, KServe has revisions; this was planned for Standard mode.</source>
        <translation>它现在处于 Knative 模式，KServe 有修订版；此计划针对 Standard 模式。</translation>
    </message>
    <message>
        <source>The plan only compares the candidate with the stable version, and there are not two any more.</source>
        <translation>计划只比较候选版本与稳定版本，而现在已没有两个。</translation>
    </message>
    <message>
        <source>The candidate gets %1 % of the requests, and at most %2 % are allowed before its soak is over.</source>
        <translation>候选版本得到 %1 % 的请求，而观察期结束前最多允许 %2 %。</translation>
    </message>
    <message>
        <source>Going back was asked for, and is not seen: %1 is not the stable one with all requests.</source>
        <translation>已请求退回，尚未看到：%1 还不是得到全部请求的稳定版本。</translation>
    </message>
    <message>
        <source>There is no %1: without the Gateway API KServe splits no requests in Standard mode.</source>
        <translation>没有 %1：没有 Gateway API 时，KServe 在 Standard 模式下不分配请求。</translation>
    </message>
    <message>
        <source>The endpoint does not have the candidate and the steps of this rollout any more.</source>
        <translation>端点已没有此滚动发布的候选版本和步骤。</translation>
    </message>
    <message>
        <source>Argo Rollouts paused it: an analysis could not tell. Resume it to measure again.</source>
        <translation>Argo Rollouts 暂停了它：有分析无法判断。恢复后重新测量。</translation>
    </message>
    <message>
        <source>The candidate gets %1 % of the requests. The router has not taken the weight %2 yet.</source>
        <translation>候选版本得到 %1 % 的请求。路由尚未采用权重 %2。</translation>
    </message>
    <message>
        <source>All requests reach the candidate, so that nothing is left to compare it with.</source>
        <translation>全部请求都到达候选版本，没有可比较的对象。</translation>
    </message>
    <message>
        <source>No requests reached the stable version: there is nothing to compare with.</source>
        <translation>没有请求到达稳定版本：没有可比较的对象。</translation>
    </message>
    <message>
        <source>The median of the candidate&apos;s latest %1 values is %2; it must not be above %3%4</source>
        <translation>候选版本最新 %1 个值的中位数是 %2；不得高于 %3%4</translation>
    </message>
    <message>
        <source>The median of the candidate&apos;s latest %1 values is %2; it must not be below %3%4</source>
        <translation>候选版本最新 %1 个值的中位数是 %2；不得低于 %3%4</translation>
    </message>
    <message>
        <source>The object asks for %1 % now, which it did not when this was planned.</source>
        <translation>对象现在要求 %1 %，而计划时并非如此。</translation>
    </message>
    <message>
        <source>Candidate %1 of %2 (%3), stable %4 of %5 (%6): a difference of %7 (95 %: %8 to %9).</source>
        <translation>候选版本 %2 中有 %1（%3），稳定版本 %5 中有 %4（%6）：相差 %7（95 %：%8 到 %9）。</translation>
    </message>
    <message>
        <source>The controller of Argo Rollouts has not seen its latest change.</source>
        <translation>Argo Rollouts 的控制器尚未看到最新更改。</translation>
    </message>
    <message>
        <source>The rollback condition is met before anything is changed: %1 is %2.</source>
        <translation>尚未更改任何内容，回滚条件就已满足：%1 为 %2。</translation>
    </message>
    <message>
        <source>Nobody sees where the requests go, for the %1 cannot be read (%2).</source>
        <translation>无法看到请求的去向，因为无法读取 %1（%2）。</translation>
    </message>
    <message>
        <source>Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5) over %6 and %7.</source>
        <translation>候选版本 %1，稳定版本 %2：相差 %3（95 %：%4 到 %5），基于 %6 与 %7 个值。</translation>
    </message>
    <message>
        <source>The latest value of the candidate is %1; it must not be above %2%3</source>
        <translation>候选版本的最新值是 %1；不得高于 %2%3</translation>
    </message>
    <message>
        <source>The latest value of the candidate is %1; it must not be below %2%3</source>
        <translation>候选版本的最新值是 %1；不得低于 %2%3</translation>
    </message>
    <message>
        <source>The endpoint does not have the candidate&apos;s fields any more.</source>
        <translation>端点已没有候选版本的字段。</translation>
    </message>
    <message>
        <source>The soak is over, and the rollback condition %1 has no value.</source>
        <translation>观察期已结束，而回滚条件 %1 没有值。</translation>
    </message>
    <message>
        <source>The object asks for %1, which this rollout did not ask for.</source>
        <translation>对象要求 %1，而此滚动发布并未要求。</translation>
    </message>
    <message>
        <source>No revision with the fields of before is created yet.</source>
        <translation>尚未创建具有原有字段的修订版。</translation>
    </message>
    <message>
        <source>All values of the stable version are NaN or infinite.</source>
        <translation>稳定版本的值全部是 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>The soak is over, and there is no data to judge by: %1</source>
        <translation>观察期已结束，却没有可供评判的数据：%1</translation>
    </message>
    <message>
        <source>Somebody changed the endpoint while it was measured.</source>
        <translation>测量期间有人更改了端点。</translation>
    </message>
    <message>
        <source>Candidate %1, stable %2: a difference of %3 (%4 to %5, p = %6).</source>
        <translation>候选版本 %1，稳定版本 %2：相差 %3（%4 到 %5，p = %6）。</translation>
    </message>
    <message>
        <source>Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5).</source>
        <translation>候选版本 %1，稳定版本 %2：相差 %3（95 %：%4 到 %5）。</translation>
    </message>
    <message>
        <source>The candidate is not better by the %1 that matter. %2</source>
        <translation>候选版本的改善未达到有意义的 %1。%2</translation>
    </message>
    <message>
        <source>All values of the candidate are NaN or infinite.</source>
        <translation>候选版本的值全部是 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>The VirtualService has %1, and the object lists %2.</source>
        <translation>VirtualService 有 %1，而对象列出 %2。</translation>
    </message>
    <message>
        <source>No metric decides: there is nothing to pass by.</source>
        <translation>没有起决定作用的指标：无从通过。</translation>
    </message>
    <message>
        <source>There is no value of the stable version since %1.</source>
        <translation>自 %1 起稳定版本没有值。</translation>
    </message>
    <message>
        <source>The controller of Argo Rollouts has not begun.</source>
        <translation>Argo Rollouts 的控制器尚未开始。</translation>
    </message>
    <message>
        <source>It cannot be told yet of %1 metrics; the first: %2</source>
        <translation>%1 个指标尚无法判断；第一个：%2</translation>
    </message>
    <message>
        <source>At 0 % %1 would send the requests to %2, not to %3.</source>
        <translation>在 0 % 时，%1 会把请求发往 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>No revision of the candidate is created yet.</source>
        <translation>尚未创建候选版本的修订版。</translation>
    </message>
    <message>
        <source>Going back was asked for, and is not seen: %1</source>
        <translation>已请求退回，尚未看到：%1</translation>
    </message>
    <message>
        <source>Another object has the endpoint&apos;s name now.</source>
        <translation>现在另一个对象使用了该端点的名称。</translation>
    </message>
    <message>
        <source>Time is over, with too little seen to tell.</source>
        <translation>时间已到，所见太少，无法判断。</translation>
    </message>
    <message>
        <source>The cluster would refuse the candidate (%1).</source>
        <translation>集群会拒绝候选版本（%1）。</translation>
    </message>
    <message>
        <source>This was planned for another system than %1.</source>
        <translation>此计划针对的系统不是 %1。</translation>
    </message>
    <message>
        <source>There are no values of the stable version.</source>
        <translation>稳定版本没有值。</translation>
    </message>
    <message>
        <source>There is no value of the candidate since %1.</source>
        <translation>自 %1 起候选版本没有值。</translation>
    </message>
    <message>
        <source>Its Deployment still asks for pods with %1.</source>
        <translation>其 Deployment 仍要求带 %1 的 Pod。</translation>
    </message>
    <message>
        <source>KServe does not list the candidate %1 yet.</source>
        <translation>KServe 尚未列出候选版本 %1。</translation>
    </message>
    <message>
        <source>The metrics have said nothing for %1 s (%2).</source>
        <translation>指标已有 %1 秒没有数据（%2）。</translation>
    </message>
    <message>
        <source>Nobody answers the rollback condition %1.</source>
        <translation>无人应答回滚条件 %1。</translation>
    </message>
    <message>
        <source>The candidate gets %1 % of the requests.</source>
        <translation>候选版本得到 %1 % 的请求。</translation>
    </message>
    <message>
        <source>Of its %1 pods %2 are new, and %3 are ready.</source>
        <translation>其 %1 个 Pod 中 %2 个是新的，%3 个就绪。</translation>
    </message>
    <message>
        <source>Argo Rollouts was not to be moved (%1).</source>
        <translation>无法推动 Argo Rollouts（%1）。</translation>
    </message>
    <message>
        <source>The metrics have said nothing for %1 s.</source>
        <translation>指标已有 %1 秒没有数据。</translation>
    </message>
    <message>
        <source>Time is over, and neither is better. %1</source>
        <translation>时间已到，两者都不更好。%1</translation>
    </message>
    <message>
        <source>There are no values of the candidate.</source>
        <translation>候选版本没有值。</translation>
    </message>
    <message>
        <source>KServe lists the candidate %1 with %2 %.</source>
        <translation>KServe 列出候选版本 %1，占 %2 %。</translation>
    </message>
    <message>
        <source>All values of the candidate are NaN.</source>
        <translation>候选版本的值全部是 NaN。</translation>
    </message>
    <message>
        <source>It was not decided within %1 minutes.</source>
        <translation>未能在 %1 分钟内决定。</translation>
    </message>
    <message>
        <source>would be accepted, with a warning: %1</source>
        <translation>会被接受，有警告：%1</translation>
    </message>
    <message>
        <source>The endpoint is not there any more.</source>
        <translation>端点已不存在。</translation>
    </message>
    <message>
        <source>Its Deployment is not taken up yet.</source>
        <translation>其 Deployment 尚未被处理。</translation>
    </message>
    <message>
        <source>The one metric that decides passes.</source>
        <translation>唯一起决定作用的指标通过。</translation>
    </message>
    <message>
        <source>KServe still lists the candidate %1.</source>
        <translation>KServe 仍列有候选版本 %1。</translation>
    </message>
    <message>
        <source>the cluster asks for %1 and Git for %2</source>
        <translation>集群要求 %1，Git 要求 %2</translation>
    </message>
    <message>
        <source>No requests reached the candidate.</source>
        <translation>没有请求到达候选版本。</translation>
    </message>
    <message>
        <source>The rollback condition is met: %1.</source>
        <translation>回滚条件已满足：%1。</translation>
    </message>
    <message>
        <source>Argo Rollouts cannot go on (%1): %2</source>
        <translation>Argo Rollouts 无法继续（%1）：%2</translation>
    </message>
    <message>
        <source>The endpoint cannot be seen (%1).</source>
        <translation>无法看到端点（%1）。</translation>
    </message>
    <message>
        <source>The endpoint is being deleted.</source>
        <translation>端点正在删除。</translation>
    </message>
    <message>
        <source>Its Deployment is not seen (%1).</source>
        <translation>看不到其 Deployment（%1）。</translation>
    </message>
    <message>
        <source>All %1 metrics that decide pass.</source>
        <translation>全部 %1 个起决定作用的指标通过。</translation>
    </message>
    <message>
        <source>Too little was seen to tell.</source>
        <translation>所见太少，无法判断。</translation>
    </message>
    <message>
        <source>p = %1, %2 is asked at this look</source>
        <translation>p = %1，此次查看要求 %2</translation>
    </message>
    <message>
        <source>The pods of %1 are not ready.</source>
        <translation>%1 的 Pod 未就绪。</translation>
    </message>
    <message>
        <source>Argo Rollouts aborted it: %1</source>
        <translation>Argo Rollouts 中止了它：%1</translation>
    </message>
    <message>
        <source>The route says no weights.</source>
        <translation>路由没有说明权重。</translation>
    </message>
    <message>
        <source>Going back was refused (%1).</source>
        <translation>退回被拒绝（%1）。</translation>
    </message>
    <message>
        <source>accepted, with a warning: %1</source>
        <translation>已接受，有警告：%1</translation>
    </message>
    <message>
        <source>Neither is better so far. %1</source>
        <translation>目前两者都不更好。%1</translation>
    </message>
    <message>
        <source>The candidate is better. %1</source>
        <translation>候选版本更好。%1</translation>
    </message>
    <message>
        <source>A critical metric fails. %1</source>
        <translation>一个关键指标未通过。%1</translation>
    </message>
    <message>
        <source>Too little was measured.</source>
        <translation>测量得太少。</translation>
    </message>
    <message>
        <source>The candidate is worse. %1</source>
        <translation>候选版本更差。%1</translation>
    </message>
    <message>
        <source>It cannot be told yet. %1</source>
        <translation>尚无法判断。%1</translation>
    </message>
    <message>
        <source>The GitOps controller</source>
        <translation>GitOps 控制器</translation>
    </message>
    <message>
        <source>worse by more than %1 %</source>
        <translation>差 %1 % 以上</translation>
    </message>
    <message>
        <source>The analysis failed.</source>
        <translation>分析未通过。</translation>
    </message>
    <message>
        <source>no reason is given.</source>
        <translation>未给出原因。</translation>
    </message>
    <message>
        <source>would be accepted</source>
        <translation>会被接受</translation>
    </message>
    <message>
        <source>A metric fails. %1</source>
        <translation>一个指标未通过。%1</translation>
    </message>
    <message>
        <source>Argo Rollouts: %1</source>
        <translation>Argo Rollouts：%1</translation>
    </message>
    <message>
        <source>no percentage</source>
        <translation>无百分比</translation>
    </message>
    <message>
        <source>Paused by %1</source>
        <translation>暂停者：%1</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>%1 manages this endpoint and would undo a rollback by hand: it must go through Git.</source>
        <translation>%1 管理此端点，会撤销手工的回滚：必须通过 Git。</translation>
    </message>
    <message>
        <source>%1 manages this endpoint and would undo a rollout by hand: change it in Git.</source>
        <translation>%1 管理此端点，会撤销手工的滚动发布：请在 Git 中更改。</translation>
    </message>
    <message>
        <source>%1 was created after the candidate %2: somebody changed the endpoint.</source>
        <translation>%1 在候选版本 %2 之后创建：有人更改了端点。</translation>
    </message>
    <message>
        <source>%1 Events come in bursts, so that one of the candidate counts as %2.</source>
        <translation>%1发生得较为集中，因此候选版本的一次按 %2 计。</translation>
    </message>
    <message>
        <source>%1 manages %2 now: what somebody else manages is not taken over.</source>
        <translation>%1 现在管理 %2：由别人管理的不会接管。</translation>
    </message>
    <message>
        <source>%1 gets %2 % of the requests, and is neither the candidate nor %3.</source>
        <translation>%1 得到 %2 % 的请求，而它既不是候选版本也不是 %3。</translation>
    </message>
    <message>
        <source>%1 of the candidate, %2 of the stable version; %3 each are needed.</source>
        <translation>候选版本有 %1，稳定版本有 %2；各需 %3。</translation>
    </message>
    <message>
        <source>%1 So few values could not tell a candidate that is worse.</source>
        <translation>%1值太少，无法识别更差的候选版本。</translation>
    </message>
    <message>
        <source>%1 is the stable one, and %2 was when this was planned.</source>
        <translation>稳定版本是 %1，而计划时是 %2。</translation>
    </message>
    <message>
        <source>%1 is rolled out, and %2 was when this was planned.</source>
        <translation>已滚动发布的是 %1，而计划时是 %2。</translation>
    </message>
    <message>
        <source>%1 It looks %2, but chance may still explain it (%3).</source>
        <translation>%1它看来%2，但偶然仍可解释（%3）。</translation>
    </message>
    <message>
        <source>%1 was asked for, and is not seen within %2 s: %3</source>
        <translation>已请求 %1，%2 秒内未看到：%3</translation>
    </message>
    <message>
        <source>%1, and %2 is what it was to be taken back for.</source>
        <translation>%1，而 %2 正是要撤回的条件。</translation>
    </message>
    <message>
        <source>%1 is not what it was when this was planned.</source>
        <translation>%1 与计划时不同。</translation>
    </message>
    <message>
        <source>%1 It is %2, beyond what chance explains (%3).</source>
        <translation>%1它%2，超出偶然所能解释（%3）。</translation>
    </message>
    <message>
        <source>%1 gets %2 % of the requests and %3 gets %4 %.</source>
        <translation>%1 得到 %2 % 的请求，%3 得到 %4 %。</translation>
    </message>
    <message>
        <source>%1 is %2, and was %3 when this was planned.</source>
        <translation>%1 是 %2，而计划时是 %3。</translation>
    </message>
    <message>
        <source>%1 is a threshold: it compares nothing.</source>
        <translation>%1 是阈值：不作比较。</translation>
    </message>
    <message>
        <source>%1 was created since this was planned.</source>
        <translation>%1 是计划之后创建的。</translation>
    </message>
    <message>
        <source>%1 reached the candidate; %2 are needed.</source>
        <translation>到达候选版本的有 %1；需要 %2。</translation>
    </message>
    <message>
        <source>%1 gets copies of %2 % of the requests.</source>
        <translation>%1 得到 %2 % 请求的副本。</translation>
    </message>
    <message>
        <source>%1 critical metrics fail; the first: %2</source>
        <translation>%1 个关键指标未通过；第一个：%2</translation>
    </message>
    <message>
        <source>%1 Nothing says that it is %2 (p = %3).</source>
        <translation>%1没有迹象表明它%2（p = %3）。</translation>
    </message>
    <message>
        <source>%1 is on its way to be rolled out.</source>
        <translation>%1 正在滚动发布。</translation>
    </message>
    <message>
        <source>%1 is %2 in the cluster and %3 in Git</source>
        <translation>%1 在集群中是 %2，在 Git 中是 %3</translation>
    </message>
    <message>
        <source>%1 of the candidate; %2 are needed.</source>
        <translation>候选版本有 %1；需要 %2。</translation>
    </message>
    <message>
        <source>%1 has not applied %2 (commit %3): %4.</source>
        <translation>%1 尚未应用 %2（提交 %3）：%4。</translation>
    </message>
    <message>
        <source>%1 is not the stable one yet.</source>
        <translation>%1 还不是稳定版本。</translation>
    </message>
    <message>
        <source>%1 is created, and not ready.</source>
        <translation>%1 已创建，尚未就绪。</translation>
    </message>
    <message>
        <source>%1 metrics fail; the first: %2</source>
        <translation>%1 个指标未通过；第一个：%2</translation>
    </message>
    <message>
        <source>%1 gets %2 % of the requests.</source>
        <translation>%1 得到 %2 % 的请求。</translation>
    </message>
    <message>
        <source>%1 is not rolled out yet.</source>
        <translation>%1 尚未滚动发布完成。</translation>
    </message>
    <message>
        <source>%1 Changed last by %2.</source>
        <translation>%1最后由 %2 更改。</translation>
    </message>
    <message>
        <source>%1 cannot serve (%2): %3</source>
        <translation>%1 无法提供服务（%2）：%3</translation>
    </message>
    <message>
        <source>%1 was refused (%2).</source>
        <translation>%1 被拒绝（%2）。</translation>
    </message>
    <message>
        <source>%1 asked for it.</source>
        <translation>由 %1 请求。</translation>
    </message>
    <message>
        <source>%1 is not ready.</source>
        <translation>%1 未就绪。</translation>
    </message>
    <message>
        <source>%1 paused it.</source>
        <translation>%1 暂停了它。</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 个请求</translation>
    </message>
    <message>
        <source>%1 request</source>
        <translation>%1 个请求</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 个值</translation>
    </message>
    <message>
        <source>%1 value</source>
        <translation>%1 个值</translation>
    </message>
    <message>
        <source>Nobody answers the rollback condition %1 (%2).</source>
        <translation>无人应答回滚条件 %1（%2）。</translation>
    </message>
    <message>
        <source>The metrics say nothing (%1).</source>
        <translation>指标没有数据（%1）。</translation>
    </message>
    <message>
        <source>The metrics say nothing.</source>
        <translation>指标没有数据。</translation>
    </message>
    <message>
        <source>%1 has no value (%2).</source>
        <translation>%1 没有值（%2）。</translation>
    </message>
    <message>
        <source>%1 has no value.</source>
        <translation>%1 没有值。</translation>
    </message>
    <message>
        <source>%1 % of the requests</source>
        <translation>%1 % 的请求</translation>
    </message>
    <message>
        <source>The traffic is back; whether the errors are is being measured.</source>
        <translation>流量已恢复；正在测量错误是否也已恢复。</translation>
    </message>
    <message>
        <source>The traffic is back, and the errors are within their bounds: %1</source>
        <translation>流量已恢复，错误也在界限之内：%1</translation>
    </message>
    <message>
        <source>The traffic is back, the errors are not: %1</source>
        <translation>流量已恢复，错误没有：%1</translation>
    </message>
    <message>
        <source>The traffic is back; whether the errors are is not known: %1</source>
        <translation>流量已恢复；错误是否恢复未知：%1</translation>
    </message>
    <message>
        <source>the candidate at 0 %</source>
        <extracomment>What a step asks for, as are the next ones: &quot;%1 was refused (%2).&quot;</extracomment>
        <translation>以 0 % 部署候选版本</translation>
    </message>
    <message>
        <source>copies of %1 % of the requests</source>
        <translation>%1 % 请求的副本</translation>
    </message>
    <message>
        <source>preflight</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>promotion</source>
        <translation>全量</translation>
    </message>
    <message>
        <source>confirmation</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>ph::RolloutVerdictModel</name>
    <message>
        <source>%1, %2</source>
        <comment>metric, segment</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>samples of candidate, of stable</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Stage</source>
        <comment>column: of a rollout</comment>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Effect</source>
        <comment>column: candidate less stable</comment>
        <translation>效应</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Stable</source>
        <comment>column: the version that served before</comment>
        <translation>稳定版</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Weight</source>
        <comment>column: what a failure does</comment>
        <translation>权重</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ph::RolloutWords</name>
    <message>
        <source>Under way</source>
        <comment>a rollout</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>a rollout</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Holding</source>
        <comment>a rollout</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Going back</source>
        <comment>a rollout</comment>
        <translation>正在回退</translation>
    </message>
    <message>
        <source>Promoted</source>
        <comment>a rollout</comment>
        <translation>已全量</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <comment>a rollout</comment>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Aborted</source>
        <comment>a rollout</comment>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>a rollout</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Why it turned back or ended: %1</source>
        <translation>回退或结束的原因：%1</translation>
    </message>
    <message>
        <source>It holds: %1</source>
        <translation>暂不继续：%1</translation>
    </message>
    <message>
        <source>Take back</source>
        <comment>the candidate&apos;s traffic</comment>
        <translation>收回流量</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>the fields as they were</comment>
        <translation>恢复字段</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>the percentage as it was</comment>
        <translation>恢复百分比</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>Deploy at 0 %</source>
        <translation>以 0 % 部署</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share of the requests</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>全量</translation>
    </message>
    <message>
        <source>Confirm</source>
        <comment>step of a rollout</comment>
        <translation>确认</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>step of a rollout</comment>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Planned</source>
        <comment>step of a rollout</comment>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Being asked, no clear answer yet</source>
        <translation>正在请求，尚无明确答复</translation>
    </message>
    <message>
        <source>Asked, not seen yet</source>
        <translation>已请求，尚未观测到</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>step of a rollout</comment>
        <translation>已观测到</translation>
    </message>
    <message>
        <source>Soak is over</source>
        <translation>观察期已结束</translation>
    </message>
    <message>
        <source>%1 of soak left</source>
        <translation>观察期还剩 %1</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>step of a rollout</comment>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>step of a rollout</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>metric</comment>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>metric</comment>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <comment>metric</comment>
        <translation>无定论</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>metric</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>metric</comment>
        <translation>关键</translation>
    </message>
    <message>
        <source>Dry run</source>
        <comment>metric</comment>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <comment>metric</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>Canary</source>
        <translation>金丝雀</translation>
    </message>
    <message>
        <source>Blue-green</source>
        <translation>蓝绿</translation>
    </message>
    <message>
        <source>Shadow</source>
        <comment>rollout strategy</comment>
        <translation>影子</translation>
    </message>
    <message>
        <source>A/B test</source>
        <translation>A/B 测试</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>一次全量</translation>
    </message>
    <message>
        <source>Pause, asked by %1</source>
        <translation>暂停（%1 请求）</translation>
    </message>
    <message>
        <source>Resume, asked by %1</source>
        <translation>继续（%1 请求）</translation>
    </message>
    <message>
        <source>Abort, asked by %1</source>
        <translation>中止（%1 请求）</translation>
    </message>
    <message>
        <source>Roll back, asked by %1</source>
        <translation>回滚（%1 请求）</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>condition, duration</comment>
        <translation>%1，持续 %2</translation>
    </message>
    <message>
        <source>Not met</source>
        <comment>rollback condition</comment>
        <translation>未满足</translation>
    </message>
    <message>
        <source>Met for %1</source>
        <comment>rollback condition</comment>
        <translation>已满足 %1</translation>
    </message>
    <message>
        <source>Nobody drove it.</source>
        <translation>无人驱动过。</translation>
    </message>
    <message>
        <source>Driven last by %1.</source>
        <translation>最后由 %1 驱动。</translation>
    </message>
    <message>
        <source>Driven by %1 for %2.</source>
        <translation>由 %1 驱动，已 %2。</translation>
    </message>
    <message>
        <source>Nobody drives it.</source>
        <translation>无人驱动。</translation>
    </message>
    <message>
        <source>Nobody drives it; %1 did last.</source>
        <translation>无人驱动；最后是 %1。</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>effect and its interval</comment>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>a candidate that was not seen yet</source>
        <translation>尚未观测到的候选版本</translation>
    </message>
    <message>
        <source>It has ended.</source>
        <comment>a rollout</comment>
        <translation>已结束。</translation>
    </message>
    <message>
        <source>It goes back already.</source>
        <translation>已在回退。</translation>
    </message>
    <message>
        <source>It is not paused, and nothing that it asked for was refused.</source>
        <translation>未暂停，请求也没有被拒绝。</translation>
    </message>
    <message>
        <source>It goes back, and nothing keeps it from that.</source>
        <translation>正在回退，无法阻止。</translation>
    </message>
    <message>
        <source>It is paused already.</source>
        <translation>已经暂停。</translation>
    </message>
    <message>
        <source>Arm, asked by %1</source>
        <translation>托管（%1 请求）</translation>
    </message>
    <message>
        <source>Disarm, asked by %1</source>
        <translation>取消托管（%1 请求）</translation>
    </message>
    <message>
        <source>Not measured</source>
        <comment>rollback condition</comment>
        <translation>未测量</translation>
    </message>
    <message>
        <source>This window drives it, and does as long as it is open.</source>
        <translation>此窗口正在驱动它，只要窗口开着就会继续。</translation>
    </message>
    <message>
        <source>This window drives it until the request that is under way is answered.</source>
        <translation>此窗口会驱动它，直到进行中的请求得到答复。</translation>
    </message>
    <message>
        <source>No step, and no rollback, is made until somebody does, here or by “pilothouse release drive %1”.</source>
        <translation>在有人驱动之前，不会前进，也不会回滚：请在此处驱动，或运行“pilothouse release drive %1”。</translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>step of a rollout</comment>
        <translation>未采用</translation>
    </message>
    <message>
        <source>Arming unknown</source>
        <translation>托管状态未知</translation>
    </message>
    <message>
        <source>Supervised only</source>
        <translation>仅限看护</translation>
    </message>
    <message>
        <source>Armed, not driving</source>
        <translation>已托管，未驱动</translation>
    </message>
    <message>
        <source>Armed</source>
        <translation>已托管</translation>
    </message>
    <message>
        <source>Whether it is armed could not be seen: %1</source>
        <translation>无法看到是否已托管：%1</translation>
    </message>
    <message>
        <source>Its tier wants it armed, and it is not: no Job in the cluster drives it.</source>
        <translation>其等级要求托管，但尚未托管：集群中没有作业驱动它。</translation>
    </message>
    <message>
        <source>It goes on only while somebody drives it.</source>
        <translation>只有有人驱动时才会继续。</translation>
    </message>
    <message>
        <source>The Job %1 drives it in the cluster, in the pod %2: this computer may be switched off.</source>
        <translation>集群中的作业 %1 在 Pod %2 中驱动它：可以关闭本机。</translation>
    </message>
    <message>
        <source>The Job %1 has ended.</source>
        <translation>作业 %1 已结束。</translation>
    </message>
    <message>
        <source>The Job %1 has no pod yet.</source>
        <translation>作业 %1 还没有 Pod。</translation>
    </message>
    <message>
        <source>The Job %1 is there, and its pod %2 does not drive.</source>
        <translation>作业 %1 存在，但其 Pod %2 未在驱动。</translation>
    </message>
    <message>
        <source>Copies of %1 %</source>
        <comment>of the requests, to a shadow</comment>
        <translation>%1 % 的副本</translation>
    </message>
    <message>
        <source>It was armed with another policy than its environment has now: arm it anew for today&apos;s freezes to hold it up.</source>
        <translation>它托管时所用的策略与环境现在的策略不同：重新托管，今天的冻结期才会阻止它。</translation>
    </message>
    <message>
        <source>The traffic is back; whether the errors are is being measured.</source>
        <translation>流量已恢复；正在测量错误是否也已恢复。</translation>
    </message>
    <message>
        <source>The traffic is back, and the errors are within their bounds: %1</source>
        <translation>流量已恢复，错误也在界限之内：%1</translation>
    </message>
    <message>
        <source>The traffic is back, the errors are not: %1</source>
        <translation>流量已恢复，错误没有：%1</translation>
    </message>
    <message>
        <source>The traffic is back; whether the errors are is not known: %1</source>
        <translation>流量已恢复；错误是否恢复未知：%1</translation>
    </message>
    <message>
        <source>The cluster&apos;s own controller carries it out, by the steps that the endpoint holds: this computer may be switched off. A pause or an abort is heeded while somebody drives it.</source>
        <translation>由集群自己的控制器按端点所持有的步骤执行：可以关闭本机。暂停或中止仅在有人驱动时才会被执行。</translation>
    </message>
    <message>
        <source>It is armed once the endpoint holds its steps: until then somebody has to drive it.</source>
        <translation>端点持有其步骤后即为已托管：在此之前需要有人驱动。</translation>
    </message>
</context>
<context>
    <name>ph::RowSampleModel</name>
    <message>
        <source>Row</source>
        <comment>its number in a file</comment>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>ph::RuleActDialog</name>
    <message>
        <source>Write the rule into the policy</source>
        <translation>将规则写入策略</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Close the incident with this rule</source>
        <translation>以此规则关闭事故</translation>
    </message>
    <message>
        <source>It would not have caught this incident. Why is it kept?</source>
        <translation>它本不会发现此事故。为什么仍保留？</translation>
    </message>
    <message>
        <source>Close incident</source>
        <translation>关闭事故</translation>
    </message>
    <message>
        <source>Close the incident without a rule</source>
        <translation>不写规则并关闭事故</translation>
    </message>
    <message>
        <source>Why is there none to learn?</source>
        <translation>为什么没有可总结的规则？</translation>
    </message>
    <message>
        <source>%1 says so already.</source>
        <translation>%1 已有此内容。</translation>
    </message>
    <message>
        <source>This goes into %1; every other byte of it stays. Commit it afterwards.</source>
        <translation>以下内容将写入 %1，其余字节保持不变。之后请提交。</translation>
    </message>
    <message>
        <source>What changes in the policy</source>
        <translation>策略的改动</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ph::RuleProposalModel</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Suggested by</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>It would have spoken</source>
        <translation>本会报出的时间</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
</context>
<context>
    <name>ph::RuleTableModel</name>
    <message>
        <source>Health</source>
        <comment>column: of a rule</comment>
        <translation>健康</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>column: of rules</comment>
        <translation>分组</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <comment>column: when</comment>
        <translation>评估时间</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ph::RuleTextPane</name>
    <message>
        <source>Text of the rule, as YAML</source>
        <translation>规则文本（YAML）</translation>
    </message>
    <message>
        <source>Mistakes of the rule</source>
        <translation>规则中的错误</translation>
    </message>
</context>
<context>
    <name>ph::RuleView</name>
    <message>
        <source>The rule that would have caught it</source>
        <translation>本可发现此事故的规则</translation>
    </message>
    <message>
        <source>How much of what is cached it is tried on</source>
        <translation>用多长的缓存历史试用</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) of history</source>
        <translation>
            <numerusform>%Ln 天历史</numerusform>
        </translation>
    </message>
    <message>
        <source>Propose again</source>
        <translation>重新建议</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rules that the incident suggests</source>
        <translation>由事故得出的规则建议</translation>
    </message>
    <message>
        <source>What changes in the policy</source>
        <translation>策略的改动</translation>
    </message>
    <message>
        <source>Another policy…</source>
        <translation>另选策略…</translation>
    </message>
    <message>
        <source>Close without a rule…</source>
        <translation>不写规则并关闭…</translation>
    </message>
    <message>
        <source>Write into policy file…</source>
        <translation>写入策略文件…</translation>
    </message>
    <message>
        <source>Close incident…</source>
        <translation>关闭事故…</translation>
    </message>
    <message>
        <source>Looking for rules that would have caught it…</source>
        <translation>正在查找本可发现此事故的规则…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) suggested by what was cached</source>
        <translation>
            <numerusform>根据缓存建议了 %Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is cached suggests a rule</source>
        <translation>缓存的数据没有给出规则建议</translation>
    </message>
    <message>
        <source>Write one yourself and see how it would have done, or close without one and say why.</source>
        <translation>自己写一条并查看其效果，或者不写规则并说明原因后关闭。</translation>
    </message>
    <message>
        <source>Write a rule</source>
        <translation>写规则</translation>
    </message>
    <message>
        <source>The search for rules was cancelled</source>
        <translation>规则查找已取消</translation>
    </message>
    <message>
        <source>Look again, or write one yourself.</source>
        <translation>重新查找，或自己写一条。</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>正在试用…</translation>
    </message>
    <message>
        <source>No rule is chosen</source>
        <translation>未选择规则</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mistake(s)</source>
        <translation>
            <numerusform>%Ln 处错误</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be written into the policy: %1</source>
        <translation>无法写入策略：%1</translation>
    </message>
    <message>
        <source>%1 says so already.</source>
        <translation>%1 已有此内容。</translation>
    </message>
    <message>
        <source>Changes of %1:</source>
        <translation>对 %1 的改动：</translation>
    </message>
    <message>
        <source>Policy of the environment</source>
        <translation>环境的策略</translation>
    </message>
    <message>
        <source>Closed. %1</source>
        <translation>已关闭。%1</translation>
    </message>
    <message>
        <source>It goes on: say first that it ended, then it can be closed.</source>
        <translation>事故仍在持续：先标记结束，然后才能关闭。</translation>
    </message>
    <message>
        <source>A pack is only read: a rule that does well here is written where the incident is kept.</source>
        <translation>离线包只供阅读：在这里表现良好的规则应写在保存该事故的地方。</translation>
    </message>
</context>
<context>
    <name>ph::RuleWords</name>
    <message>
        <source>%1 before it began</source>
        <comment>%1: 80 min</comment>
        <translation>开始前 %1</translation>
    </message>
    <message>
        <source>%1 after it began</source>
        <comment>%1: 80 min</comment>
        <translation>开始后 %1</translation>
    </message>
    <message>
        <source>Early</source>
        <comment>a rule&apos;s trial</comment>
        <translation>提前</translation>
    </message>
    <message>
        <source>Late</source>
        <comment>a rule&apos;s trial</comment>
        <translation>偏晚</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>a rule&apos;s trial</comment>
        <translation>漏报</translation>
    </message>
    <message>
        <source>No data</source>
        <comment>a rule&apos;s trial</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>false alarms, and in how much time</comment>
        <translation>%2 内 %1 次</translation>
    </message>
    <message>
        <source>It would have spoken %1.</source>
        <translation>本会在%1报出。</translation>
    </message>
    <message>
        <source>It would have spoken %1, at the earliest %2.</source>
        <translation>本会在%1报出，最早在%2。</translation>
    </message>
    <message>
        <source>%1 before its first alert.</source>
        <comment>%1: 80 min</comment>
        <translation>比首个告警早 %1。</translation>
    </message>
    <message>
        <source>%1 after its first alert.</source>
        <comment>%1: 80 min</comment>
        <translation>比首个告警晚 %1。</translation>
    </message>
    <message>
        <source>By: %1</source>
        <comment>what made a rule speak</comment>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>How often it cries wolf is not known: no history outside incidents is cached.</source>
        <translation>误报频率未知：没有缓存事故以外的历史。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln false alarm(s) in %1 outside incidents</source>
        <translation>
            <numerusform>事故以外的 %1 内有 %Ln 次误报</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 a week)</source>
        <translation> （每周 %1 次）</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence of its own</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>ph::RunColumns</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run ID</source>
        <translation>运行 ID</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Experiment ID</source>
        <translation>实验 ID</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>获取时间</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>param</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
</context>
<context>
    <name>ph::RunController</name>
    <message>
        <source>%1 copied</source>
        <translation>已复制%1</translation>
    </message>
    <message>
        <source>Keeping %1 for offline use</source>
        <translation>正在离线保留 %1</translation>
    </message>
    <message>
        <source>Pinned, but not everything could be fetched: %1</source>
        <translation>已离线保留，但部分内容未能获取：%1</translation>
    </message>
    <message>
        <source>Kept for offline use: %1, %2</source>
        <translation>已离线保留：%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln histories</source>
        <translation>
            <numerusform>%Ln 条历史记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for offline use; %Ln items could not be fetched</source>
        <translation>
            <numerusform>已离线保留；%Ln 项未能获取</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1 is not cached here, and %2 was asked for it: it has no run of this id.</source>
        <translation>运行 %1 未在此缓存；已向 %2 询问：没有此标识的运行。</translation>
    </message>
    <message>
        <source>Run %1 is not cached here, and %2 could not be asked for it: the connection is not in use.</source>
        <translation>运行 %1 未在此缓存，且无法向 %2 询问：该连接未启用。</translation>
    </message>
    <message>
        <source>Run %1 is not cached here, and %2 was asked for it in vain. %3</source>
        <translation>运行 %1 未在此缓存，向 %2 询问未果。%3</translation>
    </message>
    <message>
        <source>%1 is as it was last seen. %2</source>
        <translation>%1 是最后一次看到的样子。%2</translation>
    </message>
    <message>
        <source>Run %1 is not cached here, and %2 refuses these credentials. Edit the connection, or retry once they are mended.</source>
        <translation>运行 %1 没有缓存在此，而 %2 拒绝这些凭据。请编辑连接，或在修正后重试。</translation>
    </message>
</context>
<context>
    <name>ph::RunDelegate</name>
    <message>
        <source>in %1</source>
        <translation>属于 %1</translation>
    </message>
</context>
<context>
    <name>ph::RunKeyValueModel</name>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ph::RunLegend</name>
    <message>
        <source>Compared runs</source>
        <translation>对比的运行</translation>
    </message>
    <message>
        <source>Open run	Enter</source>
        <translation>打开运行	Enter</translation>
    </message>
    <message>
        <source>Make it the baseline	B</source>
        <translation>设为基线	B</translation>
    </message>
    <message>
        <source>Show	H</source>
        <translation>显示	H</translation>
    </message>
    <message>
        <source>Hide	H</source>
        <translation>隐藏	H</translation>
    </message>
    <message>
        <source>Hide all others</source>
        <translation>隐藏其他所有运行</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show or hide in the charts</source>
        <translation>在图表中显示或隐藏</translation>
    </message>
</context>
<context>
    <name>ph::RunPage</name>
    <message>
        <source>No params</source>
        <translation>没有参数</translation>
    </message>
    <message>
        <source>mlflow.log_param() puts them here.</source>
        <translation>用 mlflow.log_param() 记录的参数会显示在这里。</translation>
    </message>
    <message>
        <source>No tags</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>mlflow.set_tag() puts them here.</source>
        <translation>用 mlflow.set_tag() 设置的标签会显示在这里。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>Run as Markdown</source>
        <translation>运行（Markdown）</translation>
    </message>
    <message>
        <source>Run as JSON</source>
        <translation>运行（JSON）</translation>
    </message>
    <message>
        <source>Python that loads this run</source>
        <translation>加载此运行的 Python 代码</translation>
    </message>
    <message>
        <source>Pilothouse link</source>
        <translation>Pilothouse 链接</translation>
    </message>
    <message>
        <source>Run id</source>
        <translation>运行 ID</translation>
    </message>
    <message>
        <source>No run open</source>
        <translation>未打开运行</translation>
    </message>
    <message>
        <source>Choose one in the list of runs.</source>
        <translation>请在运行列表中选择一个。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>Files that this run logs appear here.</source>
        <translation>该运行记录的文件显示在此处。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次询问</translation>
    </message>
    <message>
        <source>Part of this run could not be read: what is shown of it is what was read before</source>
        <translation>此运行有一部分无法读取：显示的是以前读到的内容</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ph::RunPageHeader</name>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Offline: from the cache</source>
        <translation>离线：来自缓存</translation>
    </message>
    <message>
        <source>Open in server’s UI</source>
        <translation>在服务器界面中打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Run as Markdown</source>
        <translation>运行（Markdown）</translation>
    </message>
    <message>
        <source>Run as JSON</source>
        <translation>运行（JSON）</translation>
    </message>
    <message>
        <source>Python that loads this run</source>
        <translation>加载此运行的 Python 代码</translation>
    </message>
    <message>
        <source>Pilothouse link</source>
        <translation>Pilothouse 链接</translation>
    </message>
    <message>
        <source>Run id</source>
        <translation>运行 ID</translation>
    </message>
    <message>
        <source>Pin for offline</source>
        <translation>离线保留</translation>
    </message>
    <message>
        <source>Fetches histories and artifacts ahead, so that this run can be read without a network</source>
        <translation>预先获取历史记录和工件，无网络时也能查看此运行</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1获取</translation>
    </message>
    <message>
        <source>Experiment %1</source>
        <translation>实验 %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>耗时 %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已离线保留</translation>
    </message>
    <message>
        <source>Pinning…</source>
        <translation>正在保留…</translation>
    </message>
    <message>
        <source>Pinned, not all fetched</source>
        <translation>已固定，尚未全部获取</translation>
    </message>
</context>
<context>
    <name>ph::RunTableDialog</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Tables of the run</source>
        <translation>该运行的表</translation>
    </message>
    <message>
        <source>Use this table</source>
        <translation>使用此表</translation>
    </message>
    <message>
        <source>A table from a run</source>
        <translation>来自运行的表</translation>
    </message>
    <message>
        <source>The file that the run names</source>
        <translation>该运行所指的文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking for runs…</source>
        <translation>正在查找运行…</translation>
    </message>
    <message>
        <source>Name, id or experiment of a run</source>
        <translation>运行的名称、ID 或实验</translation>
    </message>
    <message>
        <source>Search for a run</source>
        <translation>查找运行</translation>
    </message>
    <message>
        <source>Its tables</source>
        <translation>它的表</translation>
    </message>
    <message>
        <source>No run chosen</source>
        <translation>未选择运行</translation>
    </message>
    <message>
        <source>Choose a run to see which tables it has.</source>
        <translation>选择一个运行，查看它有哪些表。</translation>
    </message>
    <message>
        <source>The newest %1 of %2</source>
        <translation>%2 个中最新的 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Runs are here once a connection has been read.</source>
        <translation>读取连接后，运行会出现在这里。</translation>
    </message>
    <message>
        <source>No run found</source>
        <translation>未找到运行</translation>
    </message>
    <message>
        <source>None of the %1 runs that were seen has these words in its name, its id or its experiment&apos;s name.</source>
        <translation>在见过的 %1 个运行中，没有一个的名称、ID 或实验名称含有这些词。</translation>
    </message>
    <message>
        <source>Reading its list of artifacts…</source>
        <translation>正在读取其工件列表…</translation>
    </message>
    <message>
        <source>Its server does not answer: this list was read %1.</source>
        <translation>其服务器没有应答：此列表读取于%1。</translation>
    </message>
    <message>
        <source>It has no tables</source>
        <translation>它没有表</translation>
    </message>
    <message>
        <source>None of its artifacts is CSV, Parquet, JSON, NDJSON or SQLite by its name, and it was given no dataset.</source>
        <translation>从名称看，其工件中没有 CSV、Parquet、JSON、NDJSON 或 SQLite，它也没有数据集输入。</translation>
    </message>
    <message>
        <source>Its tables are not known here</source>
        <translation>本机不知道它的表</translation>
    </message>
    <message>
        <source>Its artifacts were never listed on this machine, and its server does not answer. Pin the run while it does, or choose a file.</source>
        <translation>本机从未列出它的工件，其服务器也没有应答。请在服务器可用时离线保留该运行，或选择一个文件。</translation>
    </message>
    <message>
        <source>The run says that its rows are in this file of your machine. It is opened only if you use it:</source>
        <translation>该运行称其数据行在您本机的这个文件中。只有您使用它时才会打开：</translation>
    </message>
    <message>
        <source>It has no digest.</source>
        <translation>它没有摘要。</translation>
    </message>
    <message>
        <source>Digest %1.</source>
        <translation>摘要 %1。</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>使用此文件</translation>
    </message>
</context>
<context>
    <name>ph::RunTableModel</name>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大值</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a value</source>
        <translation>
            <numerusform>%Ln 个没有值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln NaN</source>
        <translation>
            <numerusform>%Ln 个 NaN</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not logged</source>
        <translation>%1：未记录</translation>
    </message>
    <message>
        <source>child of %1, which is not listed</source>
        <translation>%1 的子运行（父运行不在列表中）</translation>
    </message>
</context>
<context>
    <name>ph::RunTableModels</name>
    <message>
        <source>Logged table</source>
        <translation>记录的表</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Dataset, %1</source>
        <translation>数据集，%1</translation>
    </message>
    <message>
        <source>not readable here</source>
        <translation>此处无法读取</translation>
    </message>
    <message>
        <source>file of this machine</source>
        <translation>本机的文件</translation>
    </message>
    <message>
        <source>kept here</source>
        <translation>已保存在本机</translation>
    </message>
    <message>
        <source>an artifact</source>
        <translation>工件</translation>
    </message>
    <message>
        <source>on its server</source>
        <translation>在服务器上</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>ph::RunTableRef</name>
    <message>
        <source>A run&apos;s table is written %1, a dataset that it was given %2.</source>
        <translation>运行的表写作 %1，给它的数据集写作 %2。</translation>
    </message>
</context>
<context>
    <name>ph::RunTableView</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs, pinned columns</source>
        <translation>运行，固定的列</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序排序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序排序</translation>
    </message>
    <message>
        <source>Group by %1</source>
        <translation>按 %1 分组</translation>
    </message>
    <message>
        <source>Colour by %1</source>
        <translation>按 %1 着色</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin to the left</source>
        <translation>固定到左侧</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Copy column</source>
        <translation>复制列</translation>
    </message>
    <message>
        <source>Then ascending</source>
        <translation>再按升序</translation>
    </message>
    <message>
        <source>Then descending</source>
        <translation>再按降序</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
</context>
<context>
    <name>ph::RunTables</name>
    <message>
        <source>The run has more folders than are looked through.</source>
        <translation>该运行的文件夹多于所查看的数量。</translation>
    </message>
    <message>
        <source>A folder could not be listed: %1</source>
        <translation>无法列出一个文件夹：%1</translation>
    </message>
    <message>
        <source>Its source is no table by its name: %1</source>
        <translation>从名称看，它的来源不是表：%1</translation>
    </message>
    <message>
        <source>Its source is %1: download it and choose the file.</source>
        <translation>它的来源是 %1：请下载后选择该文件。</translation>
    </message>
    <message>
        <source>The run does not say where its rows are.</source>
        <translation>该运行没有说明其数据行在哪里。</translation>
    </message>
    <message>
        <source>Its path is not safe to write to.</source>
        <translation>按它的路径写入不安全。</translation>
    </message>
    <message>
        <source>It is larger than %1 GiB: download it and choose the file.</source>
        <translation>它大于 %1 GiB：请下载后选择该文件。</translation>
    </message>
    <message>
        <source>The run has several datasets of this name; add @DIGEST.</source>
        <translation>该运行有多个同名数据集；请加上 @DIGEST。</translation>
    </message>
    <message>
        <source>The run was given no dataset.</source>
        <translation>该运行没有数据集输入。</translation>
    </message>
    <message>
        <source>The run was given no such dataset, but: %1</source>
        <translation>该运行没有这个数据集输入，它有：%1</translation>
    </message>
    <message>
        <source>Its source is a file of this machine, as the server says: %1. What a server names is not opened unasked; choose that file yourself.</source>
        <translation>据服务器称，它的来源是本机的文件：%1。服务器所指的文件不会自行打开；请您自己选择该文件。</translation>
    </message>
</context>
<context>
    <name>ph::RunsChips</name>
    <message>
        <source>Only what varies</source>
        <translation>只看差异</translation>
    </message>
    <message>
        <source>Hide columns that hold one value in all listed runs</source>
        <translation>隐藏在所列运行中取值都相同的列</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Also list runs and experiments that are deleted on their server</source>
        <translation>同时列出服务器上已删除的运行和实验</translation>
    </message>
    <message>
        <source>Pin for offline</source>
        <translation>离线保留</translation>
    </message>
    <message>
        <source>Keep everything about the matching runs readable without a network: also histories</source>
        <translation>让匹配的运行在无网络时也能完整查看，包括历史记录</translation>
    </message>
    <message>
        <source>Columns · %1</source>
        <translation>列 · %1</translation>
    </message>
    <message>
        <source>Flat list</source>
        <translation>平铺列表</translation>
    </message>
    <message>
        <source>Nested</source>
        <translation>嵌套</translation>
    </message>
    <message>
        <source>Group: %1</source>
        <translation>分组：%1</translation>
    </message>
    <message>
        <source>How runs are arranged</source>
        <translation>运行的排列方式</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>颜色：%1</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Child runs below their parent</source>
        <translation>子运行显示在父运行下方</translation>
    </message>
    <message>
        <source>A colour for each run</source>
        <translation>每个运行一种颜色</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as: name, then Enter</source>
        <translation>另存为：输入名称后按 Enter</translation>
    </message>
    <message>
        <source>Open from a file…</source>
        <translation>从文件打开…</translation>
    </message>
    <message>
        <source>Copy the path of its file</source>
        <translation>复制其文件路径</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare all runs that match, also those that will match later</source>
        <translation>对比所有匹配的运行，包括之后匹配的</translation>
    </message>
    <message>
        <source>Rename to: name, then Enter</source>
        <translation>新名称，然后按 Enter</translation>
    </message>
    <message>
        <source>Delete %1…</source>
        <translation>删除 %1…</translation>
    </message>
    <message>
        <source>Delete a view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Delete the view “%1”?</source>
        <translation>删除视图“%1”？</translation>
    </message>
    <message>
        <source>Its file goes with it. Runs are not touched.</source>
        <translation>其文件将一并删除。运行不受影响。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 (cannot be read)</source>
        <translation>%1（无法读取）</translation>
    </message>
</context>
<context>
    <name>ph::RunsController</name>
    <message>
        <source>Open a saved view</source>
        <translation>打开已保存的视图</translation>
    </message>
    <message>
        <source>Saved views (*.json)</source>
        <translation>已保存的视图 (*.json)</translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation>已复制路径</translation>
    </message>
    <message>
        <source>All experiments</source>
        <translation>所有实验</translation>
    </message>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: mean %2, min %3, max %4</source>
        <translation>%1：平均 %2，最小 %3，最大 %4</translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>导出运行</translation>
    </message>
    <message numerus="yes">
        <source>Exporting %Ln runs</source>
        <translation>
            <numerusform>正在导出 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not cached here: %1</source>
        <translation>此处未缓存：%1</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>已重命名</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>No cached run has %1.</source>
        <translation>没有缓存的运行有 %1。</translation>
    </message>
    <message>
        <source>No cached run has %1; did you mean %2?</source>
        <translation>没有缓存的运行有 %1；是否指 %2？</translation>
    </message>
    <message>
        <source>saving the view %1</source>
        <translation>保存视图“%1”</translation>
    </message>
    <message>
        <source>There is a view “%1” already.</source>
        <translation>已有名为“%1”的视图。</translation>
    </message>
    <message>
        <source>renaming the view %1</source>
        <translation>重命名视图“%1”</translation>
    </message>
    <message>
        <source>deleting the view %1</source>
        <translation>删除视图“%1”</translation>
    </message>
    <message>
        <source>opening the view %1</source>
        <translation>打开视图“%1”</translation>
    </message>
    <message>
        <source>hiding the column %1</source>
        <translation>隐藏列“%1”</translation>
    </message>
    <message>
        <source>showing the column %1</source>
        <translation>显示列“%1”</translation>
    </message>
    <message>
        <source>choosing columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>pinning the column %1</source>
        <translation>固定列“%1”</translation>
    </message>
    <message>
        <source>unpinning the column %1</source>
        <translation>取消固定列“%1”</translation>
    </message>
    <message>
        <source>moving the column %1</source>
        <translation>移动列“%1”</translation>
    </message>
    <message>
        <source>moving columns</source>
        <translation>移动列</translation>
    </message>
    <message>
        <source>listing the runs flat</source>
        <translation>平铺列出运行</translation>
    </message>
    <message>
        <source>listing child runs below their parent</source>
        <translation>将子运行列在父运行之下</translation>
    </message>
    <message>
        <source>grouping by %1</source>
        <translation>按“%1”分组</translation>
    </message>
    <message>
        <source>sorting by nothing</source>
        <translation>取消排序</translation>
    </message>
    <message>
        <source>sorting by %1</source>
        <translation>按“%1”排序</translation>
    </message>
    <message>
        <source>colouring by %1</source>
        <translation>按“%1”着色</translation>
    </message>
    <message>
        <source>giving each run its colour</source>
        <translation>为每个运行单独着色</translation>
    </message>
    <message>
        <source>resizing the column %1</source>
        <translation>调整列“%1”的宽度</translation>
    </message>
    <message>
        <source>resizing columns</source>
        <translation>调整列宽</translation>
    </message>
    <message>
        <source>listing deleted runs</source>
        <translation>列出已删除的运行</translation>
    </message>
    <message>
        <source>hiding deleted runs</source>
        <translation>隐藏已删除的运行</translation>
    </message>
    <message>
        <source>showing only what varies</source>
        <translation>只显示有差异的列</translation>
    </message>
    <message>
        <source>showing all chosen columns</source>
        <translation>显示所有选定的列</translation>
    </message>
    <message>
        <source>clearing the query</source>
        <translation>清空查询</translation>
    </message>
    <message>
        <source>searching for %1</source>
        <translation>搜索“%1”</translation>
    </message>
</context>
<context>
    <name>ph::RunsFooter</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>离线保留</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>ph::RunsScreen</name>
    <message>
        <source>Show or hide the experiments</source>
        <translation>显示或隐藏实验</translation>
    </message>
    <message>
        <source>Read the servers again</source>
        <translation>重新读取服务器</translation>
    </message>
    <message>
        <source>metrics.auc &gt; 0.9 AND params.model = &apos;xgb&apos; OR any words</source>
        <translation>metrics.auc &gt; 0.9 AND params.model = &apos;xgb&apos; OR 任意词语</translation>
    </message>
    <message>
        <source>No experiments</source>
        <translation>没有实验</translation>
    </message>
    <message>
        <source>The connections are there, but no experiment has been seen on them yet.</source>
        <translation>已有连接，但尚未从中获取到实验。</translation>
    </message>
    <message>
        <source>Reading the first runs</source>
        <translation>正在读取首批运行</translation>
    </message>
    <message>
        <source>They appear as they come; the rest follows in the background.</source>
        <translation>读取到的运行会随即显示，其余的在后台继续读取。</translation>
    </message>
    <message>
        <source>No run matches</source>
        <translation>没有匹配的运行</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln cached runs here answers this query.</source>
        <translation>
            <numerusform>此处缓存的 %Ln 个运行都不符合此查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the query</source>
        <translation>清除查询</translation>
    </message>
    <message>
        <source>No runs</source>
        <translation>没有运行</translation>
    </message>
    <message>
        <source>No run has been seen in the chosen experiments yet.</source>
        <translation>尚未在所选实验中获取到运行。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cached runs</source>
        <translation>
            <numerusform>%Ln 个缓存的运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln cached runs match</source>
        <translation>
            <numerusform>%Ln 个缓存的运行中有 %1 个匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1获取</translation>
    </message>
    <message>
        <source>more on the server (syncing %1 %)</source>
        <translation>服务器上还有更多（正在同步 %1 %）</translation>
    </message>
    <message>
        <source>more on the server (syncing)</source>
        <translation>服务器上还有更多（正在同步）</translation>
    </message>
    <message>
        <source>more on the server</source>
        <translation>服务器上还有更多</translation>
    </message>
    <message>
        <source>level with the server</source>
        <translation>与服务器一致</translation>
    </message>
    <message>
        <source>searched in %1 ms</source>
        <translation>搜索用时 %1 毫秒</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选择 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON, one run a line</source>
        <translation>JSON，每行一个运行</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln selected</source>
        <translation>
            <numerusform>导出所选的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %Ln matches</source>
        <translation>
            <numerusform>导出全部 %Ln 个匹配项</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pin for offline</source>
        <translation>离线保留</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln 项无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>The query cannot be read</source>
        <translation>无法读懂查询</translation>
    </message>
    <message>
        <source>What is wrong with it stands below it.</source>
        <translation>错误说明在查询下方。</translation>
    </message>
    <message>
        <source>the query cannot be read</source>
        <translation>无法读懂查询</translation>
    </message>
</context>
<context>
    <name>ph::RunsTableHeader</name>
    <message>
        <source>%1
Click sorts, Shift+click adds to the sort</source>
        <translation>%1
点击排序，Shift+点击追加排序</translation>
    </message>
</context>
<context>
    <name>ph::SampleDoor</name>
    <message>
        <source>Try the sample workspace</source>
        <translation>试用示例工作区</translation>
    </message>
    <message>
        <source>Runs, models, data contracts and six incidents, without any server. It opens in a window of its own and shows you round in five stops; your workspace stays empty.</source>
        <translation>无需任何服务器即可查看运行、模型、数据契约和六个事故。它在独立的窗口中打开，并用五站导览引导您；您的工作区保持为空。</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ph::SampleIncidents</name>
    <message>
        <source>Every second card is declined</source>
        <translation>每两笔刷卡就有一笔被拒</translation>
    </message>
    <message>
        <source>Answers of support got long and unhelpful</source>
        <translation>客服回答变得冗长且无用</translation>
    </message>
    <message>
        <source>Fraud checks time out</source>
        <translation>欺诈检查超时</translation>
    </message>
    <message>
        <source>The feature store answers again, and so does the endpoint.</source>
        <translation>特征存储恢复响应，端点也随之恢复。</translation>
    </message>
    <message>
        <source>Many more payments are declined than usual</source>
        <translation>被拒付款远多于往常</translation>
    </message>
    <message>
        <source>The column has its old name again; declines are as before.</source>
        <translation>该列恢复原名；拒付水平如前。</translation>
    </message>
    <message>
        <source>Precision fell, and reviews pile up</source>
        <translation>精确率下降，待审积压</translation>
    </message>
    <message>
        <source>The region is served by its own model.</source>
        <translation>该地区改由专用模型服务。</translation>
    </message>
    <message>
        <source>Scores are those of yesterday</source>
        <translation>得分仍是昨天的</translation>
    </message>
    <message>
        <source>The nightly load ran again by hand.</source>
        <translation>夜间加载已手动重新运行。</translation>
    </message>
</context>
<context>
    <name>ph::SampleRelease</name>
    <message>
        <source>Fewer false alarms at night</source>
        <translation>夜间误报更少</translation>
    </message>
    <message>
        <source>Misses more small frauds</source>
        <translation>会漏掉更多小额欺诈</translation>
    </message>
    <message>
        <source>At once, watched for a day</source>
        <translation>立即上线，观察一天</translation>
    </message>
    <message>
        <source>Precision of 0.9 for a day</source>
        <translation>一天内精确率达到 0.9</translation>
    </message>
</context>
<context>
    <name>ph::SampleWorkspace</name>
    <message>
        <source>Writing runs and models</source>
        <translation>正在写入运行和模型</translation>
    </message>
    <message>
        <source>Writing tables and contracts</source>
        <translation>正在写入表和契约</translation>
    </message>
    <message>
        <source>Writing incidents</source>
        <translation>正在写入事故</translation>
    </message>
    <message>
        <source>Putting it together</source>
        <translation>正在整理</translation>
    </message>
    <message>
        <source>sample author</source>
        <translation>示例作者</translation>
    </message>
    <message>
        <source>Another window is writing it.</source>
        <translation>另一个窗口正在写入。</translation>
    </message>
    <message>
        <source>Drafting a release</source>
        <translation>正在起草发布</translation>
    </message>
</context>
<context>
    <name>ph::SavedView</name>
    <message>
        <source>&quot;experiments&quot; must list {&quot;connection&quot;: …, &quot;experiment&quot;: …}</source>
        <translation>“experiments”必须是 {&quot;connection&quot;: …, &quot;experiment&quot;: …} 的列表</translation>
    </message>
    <message>
        <source>&quot;sort&quot; must list &quot;COLUMN asc&quot; or &quot;COLUMN desc&quot;, not &quot;%1&quot;</source>
        <translation>“sort”的各项必须是“COLUMN asc”或“COLUMN desc”，而不是“%1”</translation>
    </message>
    <message>
        <source>&quot;widths&quot;: %1 must be a number from %2 to %3</source>
        <translation>“widths”：%1 必须是 %2 到 %3 之间的数值</translation>
    </message>
    <message>
        <source>&quot;groupBy&quot; belongs to &quot;arrange&quot;: &quot;grouped&quot;, and only there</source>
        <translation>只有“arrange”为“grouped”时才能使用“groupBy”，且必须使用</translation>
    </message>
    <message>
        <source>&quot;name&quot; is missing</source>
        <translation>缺少“name”</translation>
    </message>
    <message>
        <source>not a saved view</source>
        <translation>不是已保存的视图</translation>
    </message>
</context>
<context>
    <name>ph::ScatterMatrixView</name>
    <message>
        <source>Choose two to eight columns.</source>
        <translation>请选择二到八列。</translation>
    </message>
    <message>
        <source>There are no runs to compare.</source>
        <translation>没有可对比的运行。</translation>
    </message>
    <message>
        <source>No run has a value for any of these columns.</source>
        <translation>没有运行在这些列上有值。</translation>
    </message>
    <message>
        <source>%1 (log)</source>
        <translation>%1（对数）</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
</context>
<context>
    <name>ph::SchemaTable</name>
    <message>
        <source>Columns of both tables</source>
        <translation>两个表的列</translation>
    </message>
</context>
<context>
    <name>ph::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ph::SecretField</name>
    <message>
        <source>Where “%1” is kept</source>
        <translation>“%1”的保存位置</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Reference to “%1”</source>
        <translation>“%1”的引用</translation>
    </message>
    <message>
        <source>Kept in the keychain; type to replace it</source>
        <translation>已保存在钥匙串中，输入即可替换</translation>
    </message>
    <message>
        <source>No system keychain answers here, so a secret can only be referred to</source>
        <translation>系统钥匙串没有响应，只能使用密钥引用</translation>
    </message>
</context>
<context>
    <name>ph::SecretReference</name>
    <message>
        <source>the secret is empty</source>
        <translation>密钥为空</translation>
    </message>
    <message>
        <source>a secret is given as keychain:NAME, env:NAME, file:PATH or exec:COMMAND</source>
        <translation>密钥引用的形式为 keychain:NAME、env:NAME、file:PATH 或 exec:COMMAND</translation>
    </message>
    <message>
        <source>nothing follows %1</source>
        <translation>%1 之后没有内容</translation>
    </message>
    <message>
        <source>what follows env: is not the name of an environment variable</source>
        <translation>env: 之后不是环境变量名</translation>
    </message>
    <message>
        <source>what follows file: must be an absolute path</source>
        <translation>file: 之后必须是绝对路径</translation>
    </message>
    <message>
        <source>the environment variable is not set</source>
        <translation>该环境变量未设置</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>the file belongs to somebody else</source>
        <translation>文件属于其他用户</translation>
    </message>
    <message>
        <source>the file has mode %1; others must not read it: chmod 600</source>
        <translation>文件权限为 %1，不得让他人读取：请执行 chmod 600</translation>
    </message>
    <message>
        <source>the file is larger than 64 KiB</source>
        <translation>文件大于 64 KiB</translation>
    </message>
    <message>
        <source>the command took longer than 10 s</source>
        <translation>命令执行超过 10 秒</translation>
    </message>
    <message>
        <source>the command failed with status %1</source>
        <translation>命令失败，状态码 %1</translation>
    </message>
    <message>
        <source>the first line is larger than 64 KiB</source>
        <translation>第一行大于 64 KiB</translation>
    </message>
    <message>
        <source>this looks like the secret itself; %1</source>
        <translation>这看起来是密钥本身；%1</translation>
    </message>
    <message>
        <source>the command crashed</source>
        <translation>命令崩溃了</translation>
    </message>
</context>
<context>
    <name>ph::SegmentEdit</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Segment by this column</source>
        <translation>按此列分段</translation>
    </message>
    <message>
        <source>Crossed with this column</source>
        <translation>与此列交叉</translation>
    </message>
    <message>
        <source>Add the segment</source>
        <translation>添加分段</translation>
    </message>
    <message>
        <source>not crossed</source>
        <translation>不交叉</translation>
    </message>
</context>
<context>
    <name>ph::ServerDoor</name>
    <message>
        <source>Cluster %1 · %2</source>
        <translation>集群 %1 · %2</translation>
    </message>
    <message>
        <source>Connect a server</source>
        <translation>连接服务器</translation>
    </message>
    <message>
        <source>MLflow, Kubernetes, Prometheus or Alertmanager. Nothing is asked of it before you test or save the connection.</source>
        <translation>MLflow、Kubernetes、Prometheus 或 Alertmanager。在您测试或保存连接之前，不会向它发送任何请求。</translation>
    </message>
    <message>
        <source>Named on this computer:</source>
        <translation>本机已指明：</translation>
    </message>
    <message>
        <source>Servers that are named on this computer</source>
        <translation>本机指明的服务器</translation>
    </message>
    <message>
        <source>Connect the chosen…</source>
        <translation>连接所选…</translation>
    </message>
    <message>
        <source>Another server…</source>
        <translation>其他服务器…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>连接服务器…</translation>
    </message>
</context>
<context>
    <name>ph::ServiceObjective</name>
    <message>
        <source>The objective has to be above 0 % and below 100 %: at 100 % there is no budget to burn.</source>
        <translation>目标必须高于 0 % 且低于 100 %：100 % 时没有可消耗的预算。</translation>
    </message>
    <message>
        <source>The window has to be a day at least.</source>
        <translation>窗口至少为一天。</translation>
    </message>
    <message>
        <source>Give either the share of bad requests, or the good ones and all of them.</source>
        <translation>请给出不良请求的占比，或者给出良好请求和全部请求。</translation>
    </message>
    <message>
        <source>The expression has to say {window} where the range&apos;s length belongs.</source>
        <translation>表达式必须在范围长度处写 {window}。</translation>
    </message>
</context>
<context>
    <name>ph::SessionKeeper</name>
    <message>
        <source>The last start ended while it restored what was open. It is not restored by itself again.</source>
        <translation>上次启动在恢复已打开的内容时中断，因此这次不会自动恢复。</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>ph::SettingEdit</name>
    <message>
        <source>Only in this workspace</source>
        <translation>仅此工作区</translation>
    </message>
    <message>
        <source>%1: only in this workspace</source>
        <translation>%1：仅此工作区</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>%1: reset</source>
        <translation>%1：恢复默认</translation>
    </message>
</context>
<context>
    <name>ph::SettingTexts</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>关闭动画</translation>
    </message>
    <message>
        <source>Things move</source>
        <translation>启用动画</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>从不自动检查</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>每天一次</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>What was observed, for</source>
        <translation>观测记录的保留时长</translation>
    </message>
    <message>
        <source>What was observed, at most</source>
        <translation>观测记录的大小上限</translation>
    </message>
    <message>
        <source>Metric histories of runs</source>
        <translation>运行的指标历史</translation>
    </message>
    <message>
        <source>Files of runs</source>
        <translation>运行的文件</translation>
    </message>
    <message>
        <source>Copies of runs&apos; tables</source>
        <translation>运行表格的副本</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>检查新版本</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Public key of its signature</source>
        <translation>签名的公钥</translation>
    </message>
    <message>
        <source>forever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>as packaged</source>
        <translation>随软件包</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>用户设置</translation>
    </message>
    <message>
        <source>of this workspace</source>
        <translation>此工作区</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends the program</source>
        <translation>结束程序</translation>
    </message>
    <message>
        <source>Keeps it running in the tray</source>
        <translation>在系统托盘中继续运行</translation>
    </message>
    <message>
        <source>Closing the last window</source>
        <translation>关闭最后一个窗口</translation>
    </message>
</context>
<context>
    <name>ph::SettingsBundle</name>
    <message>
        <source>%1: its address may hold a secret</source>
        <translation>%1：其地址可能含有机密</translation>
    </message>
    <message>
        <source>%1: %2 may be a secret</source>
        <translation>%1：%2 可能是机密</translation>
    </message>
    <message>
        <source>%1: how to get its %2 is not taken along: it is a command</source>
        <translation>%1：不带出 %2 的获取方式，因为它是命令</translation>
    </message>
    <message>
        <source>%1: its %2 is no reference</source>
        <translation>%1：其 %2 不是引用</translation>
    </message>
    <message>
        <source>This version does not know it.</source>
        <translation>此版本不认识它。</translation>
    </message>
</context>
<context>
    <name>ph::SettingsController</name>
    <message>
        <source>Looking at what is kept…</source>
        <translation>正在查看保留的内容…</translation>
    </message>
    <message>
        <source>Deleting what is not kept</source>
        <translation>正在删除不保留的内容</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Settings (*.yaml);;All files (*)</source>
        <translation>设置 (*.yaml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings (*.yaml *.yml);;All files (*)</source>
        <translation>设置 (*.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Written to %1, without secrets.</source>
        <translation>已写入 %1，不含机密。</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已略去：%1</translation>
    </message>
    <message>
        <source>Taken over. New connections are off until you switch them on.</source>
        <translation>已导入。新连接在您启用之前保持停用。</translation>
    </message>
</context>
<context>
    <name>ph::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>保留内容</translation>
    </message>
    <message>
        <source>Privacy and updates</source>
        <translation>隐私与更新</translation>
    </message>
    <message>
        <source>Export and import</source>
        <translation>导出与导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The scale is the desktop&apos;s. The command line speaks English in every language, so that scripts can read it.</source>
        <translation>缩放比例由桌面决定。命令行始终使用英语，以便脚本读取。</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>通知…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>This program connects to the connections, repositories and addresses that you gave it, and to nobody else. It counts nothing and reports nothing. Whether there is a newer version is asked only if you say so, at most once a day; the answer must be signed, and nothing is fetched or installed.</source>
        <translation>本程序只连接您提供的连接、仓库和地址，不连接其他任何地方，不统计也不上报任何内容。只有在您要求时才会检查新版本，每天至多一次；应答必须带有签名，且不会下载或安装任何内容。</translation>
    </message>
    <message>
        <source>What connects where</source>
        <translation>连接了什么</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Settings, changed keys, notifications and connections as one file to read. Secrets are never in it: only where they can be had, and no commands. What is imported is shown first; its connections are off until you switch them on.</source>
        <translation>将设置、更改过的快捷键、通知规则和连接写入一个可读的文件。其中绝不包含机密，只记录机密的获取位置，也不包含命令。导入前会先显示更改；导入的连接在您启用之前保持停用。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>What the import changes</source>
        <translation>导入所作的更改</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Yours: %1
Of this workspace: %2</source>
        <translation>用户：%1
此工作区：%2</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已略去：%1</translation>
    </message>
    <message>
        <source>%1 changes nothing.</source>
        <translation>%1 不作任何更改。</translation>
    </message>
    <message>
        <source>%1 would change this; nothing is changed yet.</source>
        <translation>%1 将作以下更改；尚未更改任何内容。</translation>
    </message>
</context>
<context>
    <name>ph::SettingsMove</name>
    <message>
        <source>notifications: %1</source>
        <translation>通知：%1</translation>
    </message>
    <message>
        <source>notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>与文件相同</translation>
    </message>
    <message>
        <source>%1: a connection of this name is here already</source>
        <translation>%1：已有同名连接</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>%1 %2, off</source>
        <comment>kind and address of a connection that is switched off</comment>
        <translation>%1 %2，停用</translation>
    </message>
    <message>
        <source>keys of %1</source>
        <translation>%1 的快捷键</translation>
    </message>
</context>
<context>
    <name>ph::ShellFrame</name>
    <message>
        <source>Open objects</source>
        <translation>已打开的对象</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Move to a new window</source>
        <translation>移到新窗口</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他标签页</translation>
    </message>
</context>
<context>
    <name>ph::ShiftFigure</name>
    <message>
        <source>%1 %</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>Before the last change, %1</source>
        <comment>length of time</comment>
        <translation>上次变更之前，%1</translation>
    </message>
    <message>
        <source>First %1</source>
        <comment>length of time</comment>
        <translation>最初 %1</translation>
    </message>
    <message>
        <source>Nothing was counted to compare with.</source>
        <translation>没有可供比较的计数。</translation>
    </message>
    <message>
        <source>Nothing was counted since.</source>
        <translation>此后没有计数。</translation>
    </message>
    <message>
        <source>Moved most: %1, from %2 to %3</source>
        <translation>变化最大：%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>Nothing was counted.</source>
        <translation>没有计数。</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>ph::ShortcutModel</name>
    <message>
        <source>Also: %1</source>
        <translation>同时用于：%1</translation>
    </message>
    <message>
        <source>Always so</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what keys do, its screen</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ph::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Take them from there</source>
        <translation>从那里取走按键</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Keys of the chosen action</source>
        <translation>所选操作的按键</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>These keys cannot be changed.</source>
        <translation>这些按键不能更改。</translation>
    </message>
    <message>
        <source>%1 has these keys too: where both hold, neither would do anything.</source>
        <translation>%1 也使用这些按键：在两者都有效的地方，两者都将不起作用。</translation>
    </message>
</context>
<context>
    <name>ph::Silence</name>
    <message>
        <source>This is no condition on a label; write name=value, name!=value, name=~pattern or name!~pattern.</source>
        <translation>这不是标签条件；请写 name=value、name!=value、name=~pattern 或 name!~pattern。</translation>
    </message>
    <message>
        <source>The pattern cannot be read: %1</source>
        <translation>无法读取该模式：%1</translation>
    </message>
    <message>
        <source>Say which alerts: a silence needs a condition on a label.</source>
        <translation>请说明哪些告警：静默需要一个标签条件。</translation>
    </message>
    <message>
        <source>One condition has to ask for a label that is there, else everything would be silenced.</source>
        <translation>至少一个条件必须要求标签存在，否则一切都会被静默。</translation>
    </message>
    <message>
        <source>Say why: a silence needs a reason.</source>
        <translation>请说明原因：静默需要理由。</translation>
    </message>
    <message>
        <source>Say who asks for it.</source>
        <translation>请说明由谁请求。</translation>
    </message>
    <message>
        <source>Say until when: a silence needs an end.</source>
        <translation>请说明到何时：静默需要结束时间。</translation>
    </message>
    <message>
        <source>It would be over before it begins.</source>
        <translation>它在开始之前就已结束。</translation>
    </message>
</context>
<context>
    <name>ph::SilenceDialog</name>
    <message>
        <source>Silence alerts</source>
        <translation>静默告警</translation>
    </message>
    <message>
        <source>Everybody who looks at it reads this</source>
        <translation>所有查看者都会看到</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>%1: 2 h</comment>
        <translation>持续 %1</translation>
    </message>
    <message>
        <source>until…</source>
        <translation>直到…</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问对象</translation>
    </message>
    <message>
        <source>Alerts with</source>
        <translation>告警条件</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who asks for a silence</comment>
        <translation>创建者</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message numerus="yes">
        <source>Matches %Ln alert(s) that are known now.</source>
        <translation>
            <numerusform>匹配目前已知的 %Ln 个告警。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>No Alertmanager is connected: only it can silence.</source>
        <translation>未连接 Alertmanager：只有它能静默告警。</translation>
    </message>
    <message>
        <source>Requested…</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>Requested, and not seen yet: it could not be looked at. The list shows it as requested until it is seen.</source>
        <translation>已请求，尚未看到：无法查看。在看到之前，列表会将其显示为已请求。</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>结束于</translation>
    </message>
</context>
<context>
    <name>ph::SilenceTableModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Silences</source>
        <comment>column: which alerts</comment>
        <translation>静默</translation>
    </message>
    <message>
        <source>Ends</source>
        <comment>column: when</comment>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who asked for a silence</comment>
        <translation>创建者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Begins</source>
        <comment>column: when</comment>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>ID</source>
        <comment>column: of a silence</comment>
        <translation>ID</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ph::Spinner</name>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>ph::StageTrack</name>
    <message>
        <source>Progress: %1, %2 of %3 steps confirmed</source>
        <translation>进度：%1，已确认 %2/%3 步</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <comment>state, confirmed steps, all steps</comment>
        <translation>%1 %2/%3</translation>
    </message>
</context>
<context>
    <name>ph::StateFilter</name>
    <message>
        <source>States shown</source>
        <translation>显示的状态</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln release(s)</source>
        <translation>
            <numerusform>%1，%Ln 个发布</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StateView</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>该怎么办</translation>
    </message>
</context>
<context>
    <name>ph::StatusLine</name>
    <message>
        <source>Offline: showing what was seen</source>
        <translation>离线：显示已获取的内容</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>已同步：%1</translation>
    </message>
    <message>
        <source>No background work</source>
        <translation>没有后台任务</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what would be deleted. Nothing is deleted by itself.</source>
        <translation>显示将删除的内容。不会自动删除任何内容。</translation>
    </message>
</context>
<context>
    <name>ph::StepFindingView</name>
    <message>
        <source>Confirm…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>Overrule…</source>
        <translation>否定…</translation>
    </message>
    <message>
        <source>The chosen step, with its evidence</source>
        <translation>所选步骤及其证据</translation>
    </message>
    <message>
        <source>Say that it is as the step says (Ctrl+Return)</source>
        <translation>认同此步骤的结论 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Say that it is otherwise, and why (Ctrl+Shift+Return)</source>
        <translation>提出不同结论并说明原因 (Ctrl+Shift+Return)</translation>
    </message>
    <message>
        <source>Choose a step to see what it says, and by what.</source>
        <translation>选择一个步骤，查看其结论和依据。</translation>
    </message>
    <message>
        <source>This step has no checks: people judge it.</source>
        <translation>此步骤没有检查，由人判断。</translation>
    </message>
    <message>
        <source>nobody looked</source>
        <translation>无人查看</translation>
    </message>
    <message>
        <source>seen %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>查看于%1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  %2, seen %3</source>
        <comment>evidence, who told it, its age</comment>
        <translation>%1  %2，查看于%3</translation>
    </message>
</context>
<context>
    <name>ph::StepStrip</name>
    <message>
        <source>%1: %2</source>
        <comment>step of a rollout, where it stands</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>步骤：%1</translation>
    </message>
</context>
<context>
    <name>ph::StoreDoor</name>
    <message numerus="yes">
        <source>%Ln experiment(s)</source>
        <translation>
            <numerusform>%Ln 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a local store</source>
        <translation>打开本地存储</translation>
    </message>
    <message>
        <source>Looks for mlruns folders and mlflow.db files in the folder that Pilothouse was started in and in your home folder. Hidden folders, links and other disks are left out, and nothing is changed.</source>
        <translation>在启动 Pilothouse 的文件夹和您的主文件夹中查找 mlruns 文件夹和 mlflow.db 文件。不查找隐藏文件夹、链接和其他磁盘，也不会改变任何内容。</translation>
    </message>
    <message>
        <source>Look for stores</source>
        <translation>查找存储</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a database…</source>
        <translation>选择数据库…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stores that were found</source>
        <translation>找到的存储</translation>
    </message>
    <message>
        <source>Open the chosen</source>
        <translation>打开所选</translation>
    </message>
    <message numerus="yes">
        <source>Looked into %Ln folder(s)</source>
        <translation>
            <numerusform>已查找 %Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled; found so far: %Ln store(s)</source>
        <translation>
            <numerusform>已取消；目前找到 %Ln 个存储</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) found. There is more than could be looked through: choose a folder for what is missing.</source>
        <translation>
            <numerusform>找到 %Ln 个存储。内容太多，未能全部查找：缺少的请用“选择文件夹”指定。</numerusform>
        </translation>
    </message>
    <message>
        <source>No store was found. Choose the place of one, or another door.</source>
        <translation>未找到存储。请选择存储的位置，或使用其他方式。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) found</source>
        <translation>
            <numerusform>找到 %Ln 个存储</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StudyHeader</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行中的 %1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 values missing</source>
        <translation>%1 个缺失值</translation>
    </message>
    <message>
        <source>%1 infinite</source>
        <translation>%1 无穷值</translation>
    </message>
    <message>
        <source>%1 unreadable</source>
        <translation>%1 个无法读取</translation>
    </message>
    <message>
        <source>%1 texts cut</source>
        <translation>%1 个文本被截断</translation>
    </message>
    <message>
        <source>%1 not UTF-8</source>
        <translation>%1 个不是 UTF-8</translation>
    </message>
    <message>
        <source>%1 beyond the most categories</source>
        <translation>%1 个超出类别数上限</translation>
    </message>
    <message>
        <source>%1 times without a zone, taken as UTC</source>
        <translation>%1 个时间未注明时区，按 UTC 处理</translation>
    </message>
    <message>
        <source>%1 rows too short</source>
        <translation>%1 行过短</translation>
    </message>
    <message>
        <source>%1 rows too long</source>
        <translation>%1 行过长</translation>
    </message>
    <message>
        <source>%1 rows unreadable</source>
        <translation>%1 行无法读取</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>参考：%1</translation>
    </message>
    <message>
        <source>current: %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>%1 current rows without a time</source>
        <translation>%1 行当前数据没有时间</translation>
    </message>
    <message>
        <source>%1 small segments</source>
        <translation>%1 个小分段</translation>
    </message>
    <message>
        <source>%1 old windows</source>
        <translation>%1 个旧窗口</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>已略去：%1。</translation>
    </message>
    <message>
        <source>Too large to be kept whole: distances of numbers are off by at most %1 of the rows.</source>
        <translation>数据过大，无法完整保留：数值距离的误差最多为行数的 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln 条备注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StudyNote</name>
    <message>
        <source>only in the reference: %1</source>
        <translation>仅在参考数据中：%1</translation>
    </message>
    <message>
        <source>only in the current data: %1</source>
        <translation>仅在当前数据中：%1</translation>
    </message>
    <message>
        <source>%1 is %2 in the reference, %3 in the current data; compared as %4</source>
        <translation>%1 在参考数据中为%2，在当前数据中为%3；按%4比较</translation>
    </message>
    <message>
        <source>%1 of %2 rows of the reference are of another time, or of none</source>
        <translation>参考数据的 %2 行中有 %1 行属于其他时间或没有时间</translation>
    </message>
    <message>
        <source>%1 of %2 rows of the current data are of another time, or of none</source>
        <translation>当前数据的 %2 行中有 %1 行属于其他时间或没有时间</translation>
    </message>
    <message>
        <source>texts are compared by %1 of %2 reference rows and %3 of %4 current rows</source>
        <translation>文本按参考数据 %2 行中的 %1 行与当前数据 %4 行中的 %3 行比较</translation>
    </message>
    <message>
        <source>of a sample of the rows: not all fit into memory</source>
        <translation>仅为部分抽样行：内存容纳不下全部行</translation>
    </message>
    <message>
        <source>%1 labels are older than their prediction, and not in the label delay</source>
        <translation>%1 个标注早于其预测，未计入标注延迟</translation>
    </message>
    <message>
        <source>no row has a label</source>
        <translation>没有任何一行带有标注</translation>
    </message>
    <message>
        <source>no row has a prediction or a score</source>
        <translation>没有任何一行带有预测或分数</translation>
    </message>
    <message>
        <source>labels are numbers, predictions are not</source>
        <translation>标注是数值，预测却不是</translation>
    </message>
    <message>
        <source>labels and predictions have more than %1 different values, too many to be classes</source>
        <translation>标注和预测的不同取值超过 %1 个，太多而不能视为类别</translation>
    </message>
    <message>
        <source>no row has the class %1; there are %2 and %3</source>
        <translation>没有任何一行属于类别 %1；现有类别为 %2 和 %3</translation>
    </message>
    <message>
        <source>predictions are fractions and were taken as scores</source>
        <translation>预测是小数，因此视为分数</translation>
    </message>
    <message>
        <source>no score is below 0.5, whatever was predicted: scores were taken as the confidence in the prediction</source>
        <translation>无论预测为何，分数都不低于 0.5：分数视为对预测的置信度</translation>
    </message>
    <message>
        <source>a score of at least 0.5 was taken as the prediction of %1</source>
        <translation>分数不低于 0.5 视为预测为 %1</translation>
    </message>
    <message>
        <source>without labels nothing is estimated of numbers, only of classes</source>
        <translation>没有标注时只能对类别作出估计，不能对数值作出估计</translation>
    </message>
    <message>
        <source>without scores nothing is estimated of rows without a label</source>
        <translation>没有分数，无法对没有标注的行作出估计</translation>
    </message>
    <message>
        <source>nothing is estimated of rows without a label: %1 rows of the reference with a label and a score are needed, %2 of them of either outcome</source>
        <translation>未对没有标注的行作出估计：参考数据中需要有 %1 行既有标注又有分数，且每种结果至少 %2 行</translation>
    </message>
    <message>
        <source>some scores are not between 0 and 1: no log loss, and no bins of calibration</source>
        <translation>部分分数不在 0 与 1 之间：没有对数损失，也没有校准分箱</translation>
    </message>
</context>
<context>
    <name>ph::StudyTable</name>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
</context>
<context>
    <name>ph::SuspectModel</name>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>column: how long before an incident began</comment>
        <translation>提前</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Concerns</source>
        <comment>column: whom it concerns</comment>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>观察时间</translation>
    </message>
</context>
<context>
    <name>ph::Suspects</name>
    <message>
        <source>Alert: what breaks beside an endpoint harms it soon.</source>
        <translation>告警：端点周边的故障很快会影响到它。</translation>
    </message>
    <message>
        <source>Release: most troubles begin with one, within minutes of its traffic.</source>
        <translation>发布：多数故障始于发布，在其接收流量后的几分钟内出现。</translation>
    </message>
    <message>
        <source>Step of a release: as the release.</source>
        <translation>发布步骤：与发布相同。</translation>
    </message>
    <message>
        <source>Alias: moves what is served, once servers look at it again.</source>
        <translation>别名：服务器再次读取后，所提供的版本会随之改变。</translation>
    </message>
    <message>
        <source>Revision: what an endpoint runs became another.</source>
        <translation>修订版：端点运行的内容已改变。</translation>
    </message>
    <message>
        <source>Traffic: others get the requests, or other requests come.</source>
        <translation>流量：由别的版本处理请求，或者到来的请求变了。</translation>
    </message>
    <message>
        <source>Drift: data moved; shows slowly, and is as often a consequence.</source>
        <translation>漂移：数据发生变化；显现缓慢，也常常只是结果。</translation>
    </message>
    <message>
        <source>Data quality: broken columns reach the model by the next load.</source>
        <translation>数据质量：损坏的列会在下次加载时进入模型。</translation>
    </message>
    <message>
        <source>Freshness: what is stale harms more the longer it lasts.</source>
        <translation>新鲜度：数据陈旧得越久，危害越大。</translation>
    </message>
    <message>
        <source>Pipeline: feeds what is served with its next load.</source>
        <translation>流水线：下次加载时影响所提供的内容。</translation>
    </message>
    <message>
        <source>Configuration: read at the next start or look.</source>
        <translation>配置：下次启动或读取时生效。</translation>
    </message>
    <message>
        <source>Prompt: changes every answer from its first request on.</source>
        <translation>提示词：从第一个请求起改变每个回答。</translation>
    </message>
    <message>
        <source>Cluster: what breaks there harms at once.</source>
        <translation>集群：其中的故障立即造成影响。</translation>
    </message>
    <message>
        <source>Note: tells, and causes nothing.</source>
        <translation>备注：只作说明，不是原因。</translation>
    </message>
</context>
<context>
    <name>ph::TableFetch</name>
    <message>
        <source>The run has no such artifact.</source>
        <translation>该运行没有这个工件。</translation>
    </message>
    <message>
        <source>This is a folder of artifacts, no table.</source>
        <translation>这是工件的文件夹，不是表。</translation>
    </message>
    <message>
        <source>It is larger than %1 GiB: download it and choose the file.</source>
        <translation>它大于 %1 GiB：请下载后选择该文件。</translation>
    </message>
    <message>
        <source>It is not kept on this machine, and cannot be fetched now. %1 Pin the run while its server answers, or choose a file.</source>
        <translation>它没有保存在本机，现在也无法获取。%1 请在服务器可用时离线保留该运行，或选择一个文件。</translation>
    </message>
</context>
<context>
    <name>ph::TargetTableModel</name>
    <message>
        <source>Health</source>
        <comment>column: of what is scraped</comment>
        <translation>健康</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Pool</source>
        <comment>column: of targets that are scraped</comment>
        <translation>抓取池</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>column: when</comment>
        <translation>抓取时间</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: how long</comment>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ph::Thumbnails</name>
    <message>
        <source>This is no picture.</source>
        <translation>这不是图片。</translation>
    </message>
</context>
<context>
    <name>ph::TierCheck</name>
    <message>
        <source>The environment %1 asks for the tier %2, which its policy does not have.</source>
        <translation>环境 %1 要求等级 %2，但其策略中没有该等级。</translation>
    </message>
    <message>
        <source>The tier %1 is too low for %2, whose releases are of %3.</source>
        <translation>等级 %1 对 %2 过低，其发布的等级为 %3。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>a commit to a manifest</source>
        <translation>提交清单</translation>
    </message>
    <message>
        <source>a stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>an alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>The tier %1 does not say how traffic moves on a cluster: give it a &quot;rollout&quot; in the policy, or take a tier that has one.</source>
        <translation>等级 %1 没有说明流量在集群上如何切换：请在策略中为它添加“rollout”，或选用已有它的等级。</translation>
    </message>
    <message>
        <source>The tier %1 caps exposure at %2 %, and %3 moves all traffic at once: release to an environment whose target is an endpoint of a cluster, which a rollout holds under its cap, or take a tier without a cap.</source>
        <translation>等级 %1 将流量上限设为 %2 %，而%3会一次切换全部流量：请发布到以集群端点为目标的环境（滚动发布会保持在上限之内），或选用没有上限的等级。</translation>
    </message>
</context>
<context>
    <name>ph::TimeChooser</name>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>last %1</source>
        <comment>%1: 6 h</comment>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>from … to</source>
        <translation>从…到</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Asks again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>asks again when told to</comment>
        <translation>手动</translation>
    </message>
    <message>
        <source>every %1</source>
        <comment>%1: 15 s</comment>
        <translation>每 %1</translation>
    </message>
</context>
<context>
    <name>ph::TimelineCurve</name>
    <message>
        <source>%1 – %2</source>
        <comment>lowest and highest value</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>first and last time</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>No point is kept of this time.</source>
        <translation>这段时间没有保存任何数据点。</translation>
    </message>
    <message>
        <source>%1, newest point %2</source>
        <comment>source; %2: 5 min ago</comment>
        <translation>%1，最新数据点：%2</translation>
    </message>
</context>
<context>
    <name>ph::TimelineCurveMenu</name>
    <message>
        <source>Curves of kept metrics</source>
        <translation>已保存指标的曲线</translation>
    </message>
    <message>
        <source>No metric of what is filtered is kept yet</source>
        <translation>还没有保存符合筛选条件的指标</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: filter by an endpoint to see them</source>
        <translation>
            <numerusform>还有 %Ln 条：按端点筛选即可看到</numerusform>
        </translation>
    </message>
    <message>
        <source>Error rate and latency of what is filtered</source>
        <translation>所筛选对象的错误率和延迟</translation>
    </message>
</context>
<context>
    <name>ph::TimelineFilterBar</name>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>所有环境</translation>
    </message>
    <message>
        <source>All endpoints</source>
        <translation>所有端点</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
</context>
<context>
    <name>ph::TimelineItemDetail</name>
    <message>
        <source>Details of what is chosen</source>
        <translation>所选项的详情</translation>
    </message>
    <message>
        <source>It happened %1 before.</source>
        <comment>%1: 12 min</comment>
        <translation>它发生在此前 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) have the same evidence; this one is the most suspicious of them.</source>
        <translation>
            <numerusform>有 %Ln 项具有相同证据；这是其中最可疑的一项。</numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <comment>when it was seen</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Happened: %1</source>
        <translation>发生时间：%1</translation>
    </message>
    <message>
        <source>Seen: %1</source>
        <translation>观察时间：%1</translation>
    </message>
    <message>
        <source>Concerns: %1</source>
        <translation>涉及：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>证据：%1</translation>
    </message>
</context>
<context>
    <name>ph::TimelineItemTable</name>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Concerns</source>
        <comment>column: whom it concerns</comment>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>观察时间</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>ph::TimelineLegend</name>
    <message>
        <source>Legend: filled bars are known, hatched ones lie between two looks, dashed ones are as last seen, dotted ones unknown; a diamond is what was done from here</source>
        <translation>图例：实心条为已知，斜线条在两次查看之间，虚线条为最后所见，点线条为未知；菱形为由此处执行</translation>
    </message>
    <message>
        <source>done from here, exact</source>
        <translation>由此处执行，准确</translation>
    </message>
</context>
<context>
    <name>ph::TimelineNoteAction</name>
    <message>
        <source>Note about this moment…</source>
        <translation>就此刻添加备注…</translation>
    </message>
</context>
<context>
    <name>ph::TimelinePane</name>
    <message>
        <source>Look closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Look from farther away</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all of the time</source>
        <translation>显示全部时间</translation>
    </message>
    <message>
        <source>As a table of what is in view</source>
        <translation>以表格显示视图内的内容</translation>
    </message>
    <message>
        <source>What happened in the time in view</source>
        <translation>视图时间范围内发生的事</translation>
    </message>
    <message>
        <source>Choose an item to see what it was, and who told of it.</source>
        <translation>选择一项，查看它是什么以及由谁报告。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of it cannot be read.</source>
        <translation>
            <numerusform>其中有 %Ln 部分无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Reading what happened…</source>
        <translation>正在读取发生过的事…</translation>
    </message>
    <message>
        <source>Nothing is known to have happened yet</source>
        <translation>尚无已知发生的事</translation>
    </message>
    <message>
        <source>What the connections tell is kept here as it is seen: alerts, releases, aliases, revisions and traffic of endpoints, drift, checks of data. Connect a cluster or a monitoring system, and look again later.</source>
        <translation>连接所报告的内容会在观察到时保存在这里：告警、发布、别名、端点的修订版和流量、漂移、数据检查。请连接集群或监控系统，稍后再来查看。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Of these kinds nothing is known for what is chosen.</source>
        <translation>所选范围内没有这些类型的已知内容。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>read %1</source>
        <comment>%1: 5 min ago</comment>
        <translation>读取于 %1</translation>
    </message>
</context>
<context>
    <name>ph::TimelineTab</name>
    <message>
        <source>Nothing has ever pointed at a version</source>
        <translation>从未有任何别名指向版本</translation>
    </message>
    <message>
        <source>As far as was seen: aliases and stages are noted at every sync, and exactly where they are set from here.</source>
        <translation>就所见而言：每次同步都会记下别名与阶段，由此处设置的则准确记下。</translation>
    </message>
    <message>
        <source>Changes of aliases and stages</source>
        <translation>别名与阶段的变更</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Alias, stage or version</source>
        <translation>别名、阶段或版本</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>搜索时间线</translation>
    </message>
    <message>
        <source>What it was at</source>
        <translation>当时的状态</translation>
    </message>
    <message>
        <source>Moment, local time</source>
        <translation>时刻，本地时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Closer (wheel, +)</source>
        <translation>放大（滚轮，+）</translation>
    </message>
    <message>
        <source>Further away (wheel, -)</source>
        <translation>缩小（滚轮，-）</translation>
    </message>
    <message>
        <source>All of it (0)</source>
        <translation>全部(0)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>What names pointed to, over time</source>
        <translation>各名称随时间的指向</translation>
    </message>
</context>
<context>
    <name>ph::TimelineView</name>
    <message>
        <source>Timeline of what happened</source>
        <translation>发生过的事的时间线</translation>
    </message>
    <message>
        <source>%1, seen %2</source>
        <comment>source, and when it was seen</comment>
        <translation>%1，观察于 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) from %1 to %2.</source>
        <translation>
            <numerusform>从 %1 到 %2 共 %Ln 项。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s), the gravest:</source>
        <translation>
            <numerusform>%Ln 项，其中最严重的：</numerusform>
        </translation>
    </message>
    <message>
        <source>it began</source>
        <comment>marks when an incident began</comment>
        <translation>开始</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>lowest and highest value of an axis</comment>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>ph::TimelineWords</name>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Step of a release</source>
        <translation>发布步骤</translation>
    </message>
    <message>
        <source>Alias change</source>
        <translation>别名变更</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>Traffic change</source>
        <translation>流量变更</translation>
    </message>
    <message>
        <source>Drift onset</source>
        <translation>漂移开始</translation>
    </message>
    <message>
        <source>Failed data check</source>
        <translation>数据检查失败</translation>
    </message>
    <message>
        <source>Stale data</source>
        <translation>数据陈旧</translation>
    </message>
    <message>
        <source>Pipeline run</source>
        <translation>流水线运行</translation>
    </message>
    <message>
        <source>Configuration change</source>
        <translation>配置变更</translation>
    </message>
    <message>
        <source>Prompt change</source>
        <translation>提示词变更</translation>
    </message>
    <message>
        <source>Cluster event</source>
        <translation>集群事件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Release steps</source>
        <translation>发布步骤</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>修订版</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>新鲜度</translation>
    </message>
    <message>
        <source>Pipelines</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>role of an item</comment>
        <translation>变更</translation>
    </message>
    <message>
        <source>Failure</source>
        <comment>role of an item</comment>
        <translation>故障</translation>
    </message>
    <message>
        <source>Symptom</source>
        <comment>role of an item</comment>
        <translation>症状</translation>
    </message>
    <message>
        <source>Remark</source>
        <comment>role of an item</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>%1: a moment</comment>
        <translation>始于%1</translation>
    </message>
    <message>
        <source>everything</source>
        <comment>whom an item concerns</comment>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ph::TlsTrouble</name>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent. If an authority of your own signed it, name that: in the connection&apos;s field Certificate authority, with --ca, or in the kubeconfig. The check is never switched off.</source>
        <translation>服务器的证书不受信任，因此未发送任何内容。如果它由您自己的颁发机构签发，请指明该机构：在连接的“证书颁发机构”字段中、用 --ca 或在 kubeconfig 中。此检查从不关闭。</translation>
    </message>
    <message>
        <source>No secure connection came about, so nothing was sent. Perhaps this port speaks plain HTTP: check the port, and whether the address begins with http://.</source>
        <translation>未能建立安全连接，因此未发送任何内容。此端口可能只支持普通 HTTP：请检查端口，以及地址是否应以 http:// 开头。</translation>
    </message>
</context>
<context>
    <name>ph::TogetherPane</name>
    <message>
        <source>%1 reference and %2 current rows</source>
        <translation>%1 行参考，%2 行当前</translation>
    </message>
    <message>
        <source>AUC %1, %2 % interval %3 … %4. 0.5 cannot tell the two apart; drift where the whole interval lies above it and the AUC is at least %5. By %6.</source>
        <translation>AUC %1，%2 % 区间 %3 … %4。0.5 表示无法区分两者；整个区间高于 0.5 且 AUC 不低于 %5 时判为漂移。方法：%6。</translation>
    </message>
    <message numerus="yes">
        <source>Mean error %1 of current rows, %2 of reference rows; by chance it lies between %3 and %4. %Ln component(s) explain %5 % of the reference&apos;s variance. By %6.</source>
        <translation>
            <numerusform>当前行的平均误差为 %1，参考行为 %2；若仅出于偶然，则介于 %3 和 %4 之间。%Ln 个主成分解释了参考方差的 %5 %。方法：%6。</numerusform>
        </translation>
    </message>
    <message>
        <source>Can a classifier tell both sides apart?</source>
        <translation>分类器能区分两侧吗？</translation>
    </message>
    <message>
        <source>Do rows still fit together?</source>
        <translation>各列之间的关系仍然吻合吗？</translation>
    </message>
    <message>
        <source>Whether columns moved together is not known: fewer than two of them can take part.</source>
        <translation>不知道各列是否共同变化：可参与的列少于两个。</translation>
    </message>
    <message>
        <source>Columns together</source>
        <translation>各列联合</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) took part.</source>
        <translation>
            <numerusform>%Ln 列参与。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>已略去：%1。</translation>
    </message>
</context>
<context>
    <name>ph::TopBar</name>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Find a run, an experiment, an action…</source>
        <translation>查找运行、实验、操作…</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>ph::TourCard</name>
    <message>
        <source>Next</source>
        <translation>下一站</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一站</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Stop %1 of %2</source>
        <translation>第 %1 站，共 %2 站</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ph::TourController</name>
    <message>
        <source>You have seen the tour; Help → Tour shows it again.</source>
        <translation>您已看过导览；“帮助 → 导览”可再次显示。</translation>
    </message>
</context>
<context>
    <name>ph::TrafficAskPane</name>
    <message>
        <source>Now</source>
        <comment>traffic as it is</comment>
        <translation>当前</translation>
    </message>
    <message>
        <source>To be asked for</source>
        <comment>traffic</comment>
        <translation>将要请求</translation>
    </message>
    <message>
        <source>Who gets the share</source>
        <translation>由谁获得该份额</translation>
    </message>
    <message>
        <source>Share in percent</source>
        <translation>份额（百分比）</translation>
    </message>
    <message>
        <source> %</source>
        <comment>behind a number</comment>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>ph::TrafficBar</name>
    <message>
        <source>Declared</source>
        <comment>traffic</comment>
        <translation>声明</translation>
    </message>
    <message>
        <source>Observed</source>
        <comment>traffic</comment>
        <translation>观察</translation>
    </message>
</context>
<context>
    <name>ph::TrafficChart</name>
    <message>
        <source>not known</source>
        <comment>a share of the traffic</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share of the requests</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Traffic of the candidate over time. Declared now: %1. Observed now: %2.</source>
        <translation>候选版本随时间的流量。当前声明：%1。当前观测：%2。</translation>
    </message>
    <message>
        <source>Declared: %1</source>
        <translation>声明：%1</translation>
    </message>
    <message>
        <source>Observed: %1</source>
        <translation>观测：%1</translation>
    </message>
    <message>
        <source>Cap of the tier: %1 %</source>
        <translation>等级上限：%1 %</translation>
    </message>
</context>
<context>
    <name>ph::TrafficController</name>
    <message>
        <source>The connection is switched off.</source>
        <translation>该连接已关闭。</translation>
    </message>
    <message>
        <source>You have no signing key yet, and the ledger is signed before anything is asked for.</source>
        <translation>您还没有签名密钥，而在发出任何请求之前都要先签署账本。</translation>
    </message>
    <message>
        <source>Traffic of %1</source>
        <translation>%1 的流量</translation>
    </message>
</context>
<context>
    <name>ph::TrafficDialog</name>
    <message>
        <source>Traffic of %1</source>
        <translation>%1 的流量</translation>
    </message>
    <message>
        <source>Change the traffic of %1</source>
        <translation>更改 %1 的流量</translation>
    </message>
    <message>
        <source>It is asked for once, then looked at until it is observed…</source>
        <translation>只请求一次，然后持续查看直到观测到…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>%1 manages this endpoint and would undo what is changed here: change it in Git.</source>
        <translation>此端点由 %1 管理，在此所做的更改会被撤销：请在 Git 中更改。</translation>
    </message>
    <message>
        <source>Send %1 % to %2</source>
        <translation>将 %1 % 发送到 %2</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查看</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ph::TrafficMoves</name>
    <message>
        <source>No answer came (%1).</source>
        <translation>没有收到答复（%1）。</translation>
    </message>
    <message>
        <source>The last look failed (%1).</source>
        <translation>最后一次查看失败（%1）。</translation>
    </message>
    <message>
        <source>The ledger lacks how it ended (%1).</source>
        <translation>账本中缺少其结果（%1）。</translation>
    </message>
    <message>
        <source>Observed: %1.</source>
        <translation>已观测到：%1。</translation>
    </message>
    <message>
        <source>Requested: %1. Not observed while it was looked at; what is observed: %2. The cluster goes on by itself.</source>
        <translation>已请求：%1。查看期间尚未观测到；当前观测到：%2。集群会自行继续。</translation>
    </message>
    <message>
        <source>Requested: %1. Whether it is so cannot be observed: %2</source>
        <translation>已请求：%1。无法观测是否如此：%2</translation>
    </message>
    <message>
        <source>Unknown: no answer came, and looking has not found that the cluster has taken it. It was not asked again. What is observed: %1.</source>
        <translation>未知：没有收到答复，查看后也未发现集群已接受。没有再次请求。当前观测到：%1。</translation>
    </message>
    <message>
        <source>Control is not allowed on %1: it only reads. Edit the connection to allow it.</source>
        <translation>%1 不允许控制：仅可读取。请编辑该连接以允许。</translation>
    </message>
    <message>
        <source>It names nobody who could be given a share.</source>
        <translation>它没有可以分配份额的目标。</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>未作任何更改。%1</translation>
    </message>
</context>
<context>
    <name>ph::TrafficRemark</name>
    <message>
        <source>Ready pods behind a Service get all of its requests.</source>
        <translation>Service 之后就绪的 Pod 接收其全部请求。</translation>
    </message>
    <message>
        <source>No pod is ready.</source>
        <translation>没有就绪的 Pod。</translation>
    </message>
    <message>
        <source>The route has no traffic yet.</source>
        <translation>路由尚无流量。</translation>
    </message>
    <message>
        <source>In Standard mode the status repeats what was asked for; only route weights or metrics tell. canaryTrafficPercent has no effect in this mode.</source>
        <translation>在 Standard 模式下，状态只重复所请求的内容；只有路由权重或指标才能说明。canaryTrafficPercent 在此模式下无效。</translation>
    </message>
    <message>
        <source>In Standard mode the status repeats what was asked for; only route weights or metrics tell.</source>
        <translation>在 Standard 模式下，状态只重复所请求的内容；只有路由权重或指标才能说明。</translation>
    </message>
    <message>
        <source>A graph does not say where its requests went.</source>
        <translation>推理图不说明其请求去了哪里。</translation>
    </message>
    <message>
        <source>The object does not say where its requests went.</source>
        <translation>该对象不说明其请求去了哪里。</translation>
    </message>
    <message>
        <source>Without a traffic router the split follows the number of pods; metrics tell.</source>
        <translation>没有流量路由器时，分配比例取决于 Pod 的数量；要由指标说明。</translation>
    </message>
    <message>
        <source>A VirtualService does not say what the proxies do with it; metrics tell.</source>
        <translation>VirtualService 不说明代理如何处理它；要由指标说明。</translation>
    </message>
    <message>
        <source>The gateway has accepted these weights.</source>
        <translation>网关已接受这些权重。</translation>
    </message>
    <message>
        <source>The gateway has not accepted these weights yet.</source>
        <translation>网关尚未接受这些权重。</translation>
    </message>
    <message>
        <source>Seldon does not say where the requests went; metrics tell.</source>
        <translation>Seldon 不说明请求去了哪里；要由指标说明。</translation>
    </message>
</context>
<context>
    <name>ph::TrafficSetting</name>
    <message>
        <source>The object has no version, so that nothing would keep two writers apart.</source>
        <translation>对象没有版本，因此无法区分两个写入者。</translation>
    </message>
    <message>
        <source>This is no endpoint.</source>
        <translation>这不是端点。</translation>
    </message>
    <message>
        <source>The cluster does not serve %1.</source>
        <translation>集群不提供 %1。</translation>
    </message>
    <message>
        <source>%1 manages this object and would undo the change: change it in Git.</source>
        <translation>%1 管理此对象，会撤销更改：请在 Git 中更改。</translation>
    </message>
    <message>
        <source>It changed since it was looked at; look again.</source>
        <translation>查看之后它已改变；请再看一次。</translation>
    </message>
    <message>
        <source>%1. Who manages a field changes it: it is not taken over.</source>
        <translation>%1。字段由其管理者更改：不会被接管。</translation>
    </message>
    <message>
        <source>Taken over from who manages it now: %1</source>
        <translation>从现在的管理者接管：%1</translation>
    </message>
    <message>
        <source>The right to &quot;patch&quot; %1.%2 in the namespace %3 is missing.</source>
        <translation>缺少在命名空间 %3 中对 %1.%2 执行“patch”的权限。</translation>
    </message>
    <message>
        <source>%1 makes this object from Git and would undo the change: change its manifest there, or release with target.endpoint.git in the environment. It is changed here only where that is said (pilothouse traffic --set … --past-gitops).</source>
        <translation>%1 从 Git 生成此对象，并会撤销更改：请在 Git 中修改其清单，或在环境中使用 target.endpoint.git 发布。只有明确说明时才会在这里更改（pilothouse traffic --set … --past-gitops）。</translation>
    </message>
</context>
<context>
    <name>ph::TrafficTableModel</name>
    <message>
        <source>%1 (tag %2)</source>
        <translation>%1（标签 %2）</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>column: what gets the traffic</comment>
        <translation>目标</translation>
    </message>
    <message>
        <source>Part</source>
        <comment>column: stable or candidate</comment>
        <translation>角色</translation>
    </message>
    <message>
        <source>Declared</source>
        <comment>column: share of the traffic</comment>
        <translation>声明</translation>
    </message>
    <message>
        <source>Observed</source>
        <comment>column: share of the traffic</comment>
        <translation>观察</translation>
    </message>
</context>
<context>
    <name>ph::TrafficTrialPane</name>
    <message>
        <source>The request, exactly</source>
        <translation>确切的请求</translation>
    </message>
    <message>
        <source>What it changes in the object</source>
        <translation>对该对象的更改</translation>
    </message>
    <message>
        <source>The cluster tries it, without effect…</source>
        <translation>集群正在试运行，不产生影响…</translation>
    </message>
    <message>
        <source>The object would stay as it is.</source>
        <translation>该对象将保持不变。</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Somebody else manages this</source>
        <translation>此项由他人管理</translation>
    </message>
    <message>
        <source>The key is made. Keep a copy of it: whoever has it signs as you.</source>
        <translation>密钥已创建。请保留一份副本：持有者即可以您的名义签名。</translation>
    </message>
    <message>
        <source>No key could be made. %1</source>
        <translation>无法创建密钥。%1</translation>
    </message>
    <message>
        <source>Take these fields over: from then on they are managed from here</source>
        <translation>接管这些字段：此后由此处管理</translation>
    </message>
    <message>
        <source>Change it here all the same, until it is undone from Git</source>
        <translation>仍在这里更改，直到被 Git 撤销</translation>
    </message>
</context>
<context>
    <name>ph::TrafficWrite</name>
    <message>
        <source>There are several: name one of %1.</source>
        <translation>有多个：请指明 %1 之一。</translation>
    </message>
    <message>
        <source>There is no candidate: %1, the newest, is rolled out. What it does not get goes to %2, the one before; whoever wants that names a revision.</source>
        <translation>没有候选：最新的 %1 已完成发布。它得不到的流量归上一个 %2；若要如此，请指明修订版。</translation>
    </message>
    <message>
        <source>There is no %1; traffic goes to %2.</source>
        <translation>没有 %1；流量流向 %2。</translation>
    </message>
    <message>
        <source>Two of its targets are called %1.</source>
        <translation>它有两个目标名为 %1。</translation>
    </message>
    <message>
        <source>A share is a whole number of percent from 0 to 100.</source>
        <translation>份额是 0 到 100 的整数百分比。</translation>
    </message>
    <message>
        <source>%1 is given two shares.</source>
        <translation>%1 被给了两个份额。</translation>
    </message>
    <message>
        <source>The shares do not add up to 100 %.</source>
        <translation>份额之和不是 100%。</translation>
    </message>
    <message>
        <source>There is no new revision to try: %1 is rolled out already. %2 % would go to %3, the one before.</source>
        <translation>没有新的修订版可试：%1 已完成发布。%2% 会流向上一个 %3。</translation>
    </message>
    <message>
        <source>%1 is created, but not ready, and no other is.</source>
        <translation>%1 已创建但未就绪，也没有其他就绪的。</translation>
    </message>
    <message>
        <source>%1 is created, but not ready: until it is, its share stays with %2.</source>
        <translation>%1 已创建但未就绪：就绪之前其份额留给 %2。</translation>
    </message>
    <message>
        <source>A Rollout moves by its own steps: promote or abort it instead.</source>
        <translation>Rollout 按自己的步骤推进：请改为提升或中止它。</translation>
    </message>
    <message>
        <source>A Deployment has one target: there is nothing to split.</source>
        <translation>Deployment 只有一个目标：没有可分流的。</translation>
    </message>
    <message>
        <source>This program sets no weights of objects of the kind %1.</source>
        <translation>本程序不设置 %1 类对象的权重。</translation>
    </message>
    <message>
        <source>In Standard mode KServe ignores canaryTrafficPercent, and this service has no spec.canary.</source>
        <translation>在 Standard 模式下 KServe 忽略 canaryTrafficPercent，而此服务没有 spec.canary。</translation>
    </message>
    <message>
        <source>%1 has all the traffic, and there is no other to share it with.</source>
        <translation>%1 拥有全部流量，没有别的目标可以分担。</translation>
    </message>
</context>
<context>
    <name>ph::TrayIcon</name>
    <message>
        <source>Open Pilothouse</source>
        <translation>打开 Pilothouse</translation>
    </message>
    <message>
        <source>Keep quiet hours</source>
        <translation>启用免打扰时段</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>通知…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>End the quiet</source>
        <translation>结束免打扰</translation>
    </message>
    <message>
        <source>Quiet for an hour</source>
        <translation>免打扰一小时</translation>
    </message>
</context>
<context>
    <name>ph::UpdateNews</name>
    <message>
        <source>This package says nowhere to look; the settings update-address and update-key may.</source>
        <translation>此软件包未指定检查地址；可通过设置 update-address 和 update-key 指定。</translation>
    </message>
    <message>
        <source>The signature does not fit: it is not from who makes this program.</source>
        <translation>签名不符：应答并非来自本程序的发布者。</translation>
    </message>
    <message>
        <source>The answer is no object.</source>
        <translation>应答不是对象。</translation>
    </message>
    <message>
        <source>The answer is no %1.</source>
        <translation>应答不是 %1。</translation>
    </message>
    <message>
        <source>The answer names no version.</source>
        <translation>应答中没有版本。</translation>
    </message>
    <message>
        <source>The answer does not say when it was published.</source>
        <translation>应答中没有发布时间。</translation>
    </message>
    <message>
        <source>The answer names no https:// page.</source>
        <translation>应答中没有 https:// 页面。</translation>
    </message>
    <message>
        <source>The answer tells of %1 of %2, older than what was told before: %3 of %4. Somebody may be keeping the newest version from you.</source>
        <translation>应答中的 %1（%2）比先前得知的 %3（%4）更旧。可能有人在向您隐瞒最新版本。</translation>
    </message>
</context>
<context>
    <name>ph::UpdateTexts</name>
    <message>
        <source>Pilothouse %1 of %2 is newer than this %3. It is not fetched by itself: %4</source>
        <translation>有新版本：Pilothouse %1（%2），当前为 %3。不会自动下载：%4</translation>
    </message>
    <message>
        <source>This is the newest version: %1.</source>
        <translation>已是最新版本：%1。</translation>
    </message>
    <message>
        <source>This is %1; the newest that was published is %2.</source>
        <translation>当前为 %1；已发布的最新版本是 %2。</translation>
    </message>
</context>
<context>
    <name>ph::UserInfo</name>
    <message>
        <source>Leave user and password out of the address: it is kept as plain text. Give the user as --user and the password as --password REF; in the window, under Authentication.</source>
        <translation>地址中不要包含用户名和密码：地址以明文保存。请用 --user 指定用户名，用 --password REF 指定密码；在窗口中则在“身份验证”下填写。</translation>
    </message>
    <message>
        <source>Leave user and password out of the address: it is kept as plain text. A proxy that asks for them is left to the environment (https_proxy).</source>
        <translation>地址中不要包含用户名和密码：地址以明文保存。需要它们的代理请通过环境变量（https_proxy）设置。</translation>
    </message>
</context>
<context>
    <name>ph::VersionDiffModel</name>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>only in A</source>
        <translation>仅在 A</translation>
    </message>
    <message>
        <source>only in B</source>
        <translation>仅在 B</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已变更</translation>
    </message>
    <message>
        <source>all %1 the same</source>
        <translation>全部 %1 项相同</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>%2 项中 %1 项不同</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>A: version %1</source>
        <translation>A：版本 %1</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B: version %1</source>
        <translation>B：版本 %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
</context>
<context>
    <name>ph::VersionDiffView</name>
    <message>
        <source>What the two versions say</source>
        <translation>两个版本的内容</translation>
    </message>
    <message>
        <source>Version A</source>
        <translation>版本 A</translation>
    </message>
    <message>
        <source>Version B</source>
        <translation>版本 B</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>仅不同项</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies every row that is shown, as a table</source>
        <translation>以表格复制所有显示的行</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>There is nothing to compare with</source>
        <translation>没有可比较的对象</translation>
    </message>
    <message>
        <source>This has one version, or none.</source>
        <translation>它只有一个版本，或没有版本。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source> and of version </source>
        <translation> 与版本 </translation>
    </message>
    <message>
        <source>They say the same</source>
        <translation>内容相同</translation>
    </message>
    <message>
        <source>Versions %1 and %2 say the same, as far as both are known.</source>
        <translation>就已知而言，版本 %1 与 %2 内容相同。</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>%2 项中 %1 项不同</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>The source run of version %1 is not cached: params, metrics and data are not compared.</source>
        <translation>版本 %1 的来源运行未缓存：不比较参数、指标和数据。</translation>
    </message>
    <message>
        <source>The files beside version %1 are not known: environment files are not compared.</source>
        <translation>版本 %1 旁的文件未知：不比较环境文件。</translation>
    </message>
    <message>
        <source> and version </source>
        <translation> 和版本 </translation>
    </message>
</context>
<context>
    <name>ph::VersionPane</name>
    <message>
        <source>Release this version…</source>
        <translation>发布此版本…</translation>
    </message>
    <message>
        <source>Roll back to it…</source>
        <translation>回滚到此版本…</translation>
    </message>
    <message>
        <source>What is known of the version</source>
        <translation>该版本的已知信息</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The version has no text.</source>
        <translation>该版本没有文本。</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Params of the source run</source>
        <translation>来源运行的参数</translation>
    </message>
    <message>
        <source>The run logged no params.</source>
        <translation>该运行未记录参数。</translation>
    </message>
    <message>
        <source>Unknown: no source run is cached.</source>
        <translation>未知：没有缓存的来源运行。</translation>
    </message>
    <message>
        <source>Tags of the version</source>
        <translation>版本的标签</translation>
    </message>
    <message>
        <source>The version has no tags.</source>
        <translation>该版本没有标签。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>阶段 %1</translation>
    </message>
    <message>
        <source>created %1</source>
        <translation>创建于 %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1</translation>
    </message>
    <message>
        <source>Reading version %1…</source>
        <translation>正在读取版本 %1…</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>还没有版本</translation>
    </message>
    <message>
        <source>It is registered, but nothing was registered under it.</source>
        <translation>它已注册，但其下没有注册任何内容。</translation>
    </message>
</context>
<context>
    <name>ph::VersionsTab</name>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Compare the two versions</source>
        <translation>比较这两个版本</translation>
    </message>
    <message>
        <source>Release this version…</source>
        <translation>发布此版本…</translation>
    </message>
    <message>
        <source>Roll back to it…</source>
        <translation>回滚到此版本…</translation>
    </message>
</context>
<context>
    <name>ph::WaiverPanel</name>
    <message>
        <source>Waive</source>
        <translation>豁免</translation>
    </message>
    <message>
        <source>Reason of the waiver</source>
        <translation>豁免的原因</translation>
    </message>
    <message>
        <source>Reason; stays with the release forever</source>
        <translation>原因；将永远随此发布保留</translation>
    </message>
    <message>
        <source>The waiver ends</source>
        <translation>豁免结束</translation>
    </message>
    <message>
        <source>until</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Waive for %1:</source>
        <translation>代表 %1 豁免：</translation>
    </message>
    <message>
        <source>Write a reason first.</source>
        <translation>请先写下原因。</translation>
    </message>
    <message>
        <source>In whose name it is waived</source>
        <translation>以谁的名义豁免</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Waive for</source>
        <translation>豁免名义</translation>
    </message>
    <message>
        <source>Choose in whose name first.</source>
        <translation>请先选择以谁的名义。</translation>
    </message>
</context>
<context>
    <name>ph::WatchScopes</name>
    <message>
        <source>Listing over all namespaces is not permitted, and there are %1 of them. Name those to be watched in the connection.</source>
        <translation>无权在所有命名空间中列出，而命名空间有 %1 个。请在连接中写明要观察的命名空间。</translation>
    </message>
    <message>
        <source>all namespaces</source>
        <translation>所有命名空间</translation>
    </message>
    <message>
        <source>Not permitted: list %1 in %2. %3</source>
        <translation>不允许：在 %2 中列出 %1。%3</translation>
    </message>
    <message>
        <source>The server cannot tell what it offers of this now.</source>
        <translation>服务器现在无法说明它提供其中的什么。</translation>
    </message>
    <message>
        <source>The cluster offers no kind of endpoint that is known here.</source>
        <translation>集群没有提供任何已知类型的端点。</translation>
    </message>
    <message>
        <source>No kind of endpoint may be listed: the right to list and watch them is missing.</source>
        <translation>无权列出任何类型的端点：缺少列出和观察的权限。</translation>
    </message>
</context>
<context>
    <name>ph::WhyDelegate</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::WhySides</name>
    <message>
        <source>best quarter by %1</source>
        <translation>%1 最优的四分之一</translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln</source>
        <translation>
            <numerusform>其余 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected runs</source>
        <translation>
            <numerusform>所选的 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>highest quarter by %1</source>
        <translation>%1 最高的四分之一</translation>
    </message>
</context>
<context>
    <name>ph::WhyTableModel</name>
    <message numerus="yes">
        <source>and %Ln more values</source>
        <translation>
            <numerusform>另有 %Ln 个值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>missing in %Ln of %1 runs</source>
        <translation>
            <numerusform>%1 个运行中有 %Ln 个缺失</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>差异项</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>查看改动</translation>
    </message>
    <message>
        <source>Only one side says it</source>
        <translation>只有一侧有记录</translation>
    </message>
</context>
<context>
    <name>ph::WhyView</name>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>What differs, by topic</source>
        <translation>按主题列出的差异</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Keys that go with the metric, the strongest first</source>
        <translation>与指标关联的键，关联最强的在前</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在对比</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可对比的内容</translation>
    </message>
    <message>
        <source>Choose two runs, or two groups of runs.</source>
        <translation>请选择两个运行，或两组运行。</translation>
    </message>
    <message>
        <source>difference %1, %2 % interval %3 to %4</source>
        <translation>差值 %1，%2 % 置信区间 %3 至 %4</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>可能是偶然</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are the same on both sides.</source>
        <translation>
            <numerusform>%Ln 个键在两侧相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys have a value of their own in every run, and are left out.</source>
        <translation>
            <numerusform>%Ln 个键在每个运行中取值各不相同，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>What goes with %1</source>
        <translation>与 %1 关联的项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>No key could be tested: a key must differ, in at least 5 runs with this metric.</source>
        <translation>没有可检验的键：键的取值须有差异，且至少出现在 5 个有此指标的运行中。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>the differences as Markdown</source>
        <translation>差异（Markdown）</translation>
    </message>
    <message>
        <source>No param, tag, data, code or environment differs.</source>
        <translation>参数、标签、数据、代码和环境都没有差异。</translation>
    </message>
</context>
<context>
    <name>ph::WindowRuleEdit</name>
    <message>
        <source>of</source>
        <comment>windows of a length</comment>
        <translation>长度</translation>
    </message>
    <message>
        <source>every</source>
        <comment>a sliding window begins</comment>
        <translation>每隔</translation>
    </message>
    <message>
        <source>rows each</source>
        <translation>行/窗口</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>All current rows as one</source>
        <translation>所有当前行作为一个窗口</translation>
    </message>
    <message>
        <source>Windows of time, one after another</source>
        <translation>连续的时间窗口</translation>
    </message>
    <message>
        <source>Sliding windows of time</source>
        <translation>滑动的时间窗口</translation>
    </message>
    <message>
        <source>Windows by count of rows</source>
        <translation>按行数划分的窗口</translation>
    </message>
    <message>
        <source>The column with the time</source>
        <translation>时间列</translation>
    </message>
    <message>
        <source>Length of a window</source>
        <translation>窗口长度</translation>
    </message>
    <message>
        <source>From the start of one window to the next</source>
        <translation>从一个窗口开始到下一个窗口开始</translation>
    </message>
    <message>
        <source>30m, 6h, 1d, 7d</source>
        <translation>30m、6h、1d、7d</translation>
    </message>
    <message>
        <source>Rows of a window</source>
        <translation>每个窗口的行数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Say how long a window is: 6h, 1d, 7d.</source>
        <translation>请说明窗口长度：6h、1d、7d。</translation>
    </message>
    <message>
        <source>A sliding window begins anew sooner than it ends: 6h within 1d.</source>
        <translation>滑动窗口的间隔须短于其长度：例如长度 1d，每隔 6h。</translation>
    </message>
    <message>
        <source>Windows of time need a column with the time.</source>
        <translation>时间窗口需要时间列。</translation>
    </message>
    <message>
        <source>no column</source>
        <translation>无列</translation>
    </message>
</context>
<context>
    <name>ph::WorkNotices</name>
    <message>
        <source>%1 is done</source>
        <comment>a release</comment>
        <translation>%1 已完成</translation>
    </message>
    <message>
        <source>%1 was rolled back</source>
        <comment>a release</comment>
        <translation>%1 已回滚</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <comment>a release</comment>
        <translation>%1 已停止</translation>
    </message>
    <message>
        <source>%1: gates that do not pass: %2</source>
        <comment>a release, how many</comment>
        <translation>%1：未通过的门禁：%2</translation>
    </message>
    <message>
        <source>Incident: %1</source>
        <translation>事故：%1</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <comment>a connection</comment>
        <translation>无法连接 %1</translation>
    </message>
</context>
</TS>
