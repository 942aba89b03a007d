{{- define "acrida.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "acrida.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "acrida.labels" -}}
{{ include "acrida.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- /* As workers and masters find them; separated by commas. */ -}}
{{- define "acrida.masters" -}}
{{- $name := include "acrida.name" . }}
{{- $masters := list }}
{{- range until (int .Values.master.replicas) }}
{{- $masters = append $masters (printf "%s-master-%d.%s-master" $name . $name) }}
{{- end }}
{{- join "," $masters }}
{{- end }}

{{- define "acrida.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "acrida.secret" -}}
{{ .Values.existingSecret | default (include "acrida.name" .) }}
{{- end }}

{{- define "acrida.configMap" -}}
{{ .Values.test.existingConfigMap | default (printf "%s-test" (include "acrida.name" .)) }}
{{- end }}

{{- /* Of every pod: nobody's rights, and nothing of the image can be changed. */ -}}
{{- define "acrida.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "acrida.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}
